using System.Net;
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
