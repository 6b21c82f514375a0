using System.Text.Json;
using CleanTemplate.Application.Payments;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Payments;

namespace CleanTemplate.Infrastructure.Payments.Http;

/// <summary>What the payment API writes about a key.</summary>
internal sealed record ChargeDocument(string? Key, string? Status, Guid? Id, decimal? Amount, string? Currency)
{
    /// <summary>Null when this is no such document, or one about something else.</summary>
    public static ChargeTrace? Read(ReadOnlySpan<byte> body, string key)
    {
        try
        {
            var document = JsonSerializer.Deserialize<ChargeDocument>(body, JsonSerializerOptions.Web);
            return document?.Key == key ? document.Trace() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private ChargeTrace? Trace() => Status switch
    {
        "unknown" => ChargeTrace.Unknown,
        "declined" => ChargeTrace.Declined,
        "charged" when Id is { } id && Charged() is { } amount => ChargeTrace.Charged(PaymentId.From(id), amount),
        _ => null,
    };

    // An amount that would have to be rounded was never asked for.
    private Money? Charged() => Amount is { } amount && Money.IsCurrency(Currency) && Money.Of(amount, Currency!) is var money && money.Amount == amount ? money : null;
}
