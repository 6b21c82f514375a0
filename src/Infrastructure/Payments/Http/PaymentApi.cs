using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CleanTemplate.Application.Payments;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Payments;
using Microsoft.Extensions.Logging;

namespace CleanTemplate.Infrastructure.Payments.Http;

/// <summary>Calls the payment API. A call ends in an answer, whatever the other side does; only the caller's leaving ends it otherwise.</summary>
internal sealed partial class PaymentApi(
    IHttpClientFactory clients, PaymentPipeline pipeline, PaymentMetrics metrics, TimeProvider clock, ILogger<PaymentApi> logger)
{
    public const string Client = "Payments";
    public const int MaxDocumentLength = 16 * 1024;

    public async Task<PaymentAnswer> Call(PaymentRequest request, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var answer = await pipeline.Run(static (call, token) => call.Api.Try(call.Request, token), (Api: this, Request: request), cancellationToken);
        metrics.Called(request.Operation, answer.Outcome, clock.GetElapsedTime(started));
        if (answer.Fault is { } fault) Log.NoAnswer(logger, request.Operation, request.Key, fault);
        return answer;
    }

    private async ValueTask<PaymentAnswer> Try(PaymentRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var client = clients.CreateClient(Client);
            using var message = request.ToMessage();
            using var response = await client.SendAsync(message, cancellationToken);
            return response.StatusCode switch
            {
                HttpStatusCode.TooManyRequests => PaymentAnswer.None(PaymentFault.Overloaded, Wait(response)),
                >= HttpStatusCode.InternalServerError => PaymentAnswer.None(PaymentFault.Failing, Wait(response)),
                HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.PaymentRequired or HttpStatusCode.NotFound =>
                    PaymentAnswer.Of(ChargeDocument.Read(await response.Content.ReadAsByteArrayAsync(cancellationToken), request.Key)),
                _ => PaymentAnswer.None(PaymentFault.Nonsense),
            };
        }
        catch (HttpRequestException tooLong) when (tooLong.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            return PaymentAnswer.None(PaymentFault.Nonsense);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            return PaymentAnswer.None(PaymentFault.Unreachable);
        }
    }

    private TimeSpan? Wait(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter;
        var wait = asked?.Delta ?? asked?.Date - clock.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The payment API gave no answer to {Operation} {Key}: {Fault}")]
        public static partial void NoAnswer(ILogger logger, string operation, string key, PaymentFault fault);
    }
}

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

/// <summary>Why there is no answer.</summary>
internal enum PaymentFault
{
    Unreachable,
    TimedOut,
    Overloaded,
    Failing,
    Nonsense,
    CircuitOpen,
}

/// <summary>What came back from the payment API: a trace of the charge, or the reason why there is none.</summary>
internal sealed record PaymentAnswer(ChargeTrace? Trace, PaymentFault? Fault, TimeSpan? RetryAfter = null)
{
    /// <summary>For metrics: few words, always the same.</summary>
    public string Outcome => this switch
    {
        { Fault: PaymentFault.Unreachable } => "unreachable",
        { Fault: PaymentFault.TimedOut } => "timed_out",
        { Fault: PaymentFault.Overloaded } => "overloaded",
        { Fault: PaymentFault.Failing } => "failing",
        { Fault: PaymentFault.Nonsense } => "nonsense",
        { Fault: PaymentFault.CircuitOpen } => "circuit_open",
        { Trace.IsDeclined: true } => "declined",
        { Trace.IsUnknown: true } => "unknown",
        _ => "charged",
    };

    public static PaymentAnswer Of(ChargeTrace? trace) => trace is null ? None(PaymentFault.Nonsense) : new(trace, null);

    public static PaymentAnswer None(PaymentFault fault, TimeSpan? retryAfter = null) => new(null, fault, retryAfter);
}

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
