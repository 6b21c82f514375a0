using System.Net.Http.Json;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Infrastructure.Payments.Http;

/// <summary>What is asked of the payment API: to charge an amount under a key, or, without one, what became of the key.</summary>
internal sealed record PaymentRequest(string Key, Money? Amount)
{
    public string Operation => Amount is null ? "find" : "charge";

    /// <summary>A new message for each try.</summary>
    public HttpRequestMessage ToMessage() => Amount is null
        ? new(HttpMethod.Get, $"charges/{Uri.EscapeDataString(Key)}")
        : new(HttpMethod.Post, "charges")
        {
            Headers = { { "Idempotency-Key", Key } },
            Content = JsonContent.Create(new { amount = Amount.Amount, currency = Amount.Currency }),
        };
}
