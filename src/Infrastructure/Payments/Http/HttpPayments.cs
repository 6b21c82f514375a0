using CleanTemplate.Application.Payments;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Payments;
using Microsoft.Extensions.Logging;

namespace CleanTemplate.Infrastructure.Payments.Http;

/// <summary>A payment company behind a small JSON API: POST charges with an Idempotency-Key, GET charges/KEY.</summary>
internal sealed partial class HttpPayments(PaymentApi api, ILogger<HttpPayments> logger) : IPaymentProvider
{
    public const string Name = "http";

    public async Task<Result<PaymentId>> Charge(string reference, Money amount, CancellationToken cancellationToken)
    {
        var answer = await api.Call(new(reference, amount), cancellationToken);
        if (answer.Trace is not { } trace) return PaymentErrors.Unavailable(answer.RetryAfter);

        if (trace.Amount is { } charged && charged != amount) Log.OtherAmount(logger, reference, charged, amount);
        return trace.PaymentOf(amount);
    }

    public async Task<Result<ChargeTrace>> Find(string reference, CancellationToken cancellationToken)
    {
        var answer = await api.Call(new(reference, Amount: null), cancellationToken);
        return answer.Trace is { } trace ? trace : PaymentErrors.Unavailable(answer.RetryAfter);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The payment API charged {Charged} under {Reference} instead of {Amount}")]
        public static partial void OtherAmount(ILogger logger, string reference, Money charged, Money amount);
    }
}
