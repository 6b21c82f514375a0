using System.Data.Common;
using CleanTemplate.Domain.Common;
using Microsoft.AspNetCore.Diagnostics;

namespace CleanTemplate.WebApi.Common.Http;

/// <summary>Bugs and broken machines: logged in full, answered without any detail.</summary>
internal sealed partial class Faults(IProblemDetailsService problems, ILogger<Faults> logger) : IExceptionHandler
{
    private static readonly Dictionary<string, string[]> NoFields = [];

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // However the work took its cancellation: some database drivers throw an error of their own.
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        Log.Failed(logger, exception);
        var details = IsOutage(exception)
            ? Problems.For(CommonErrors.Unavailable).ProblemDetails
            : Problems.Details(StatusCodes.Status500InternalServerError, "common.fault", "Something went wrong on our side. The trace id finds it in the log.", NoFields);
        httpContext.Response.StatusCode = details.Status!.Value;
        return await problems.TryWriteAsync(new() { HttpContext = httpContext, ProblemDetails = details });
    }

    private static bool IsOutage(Exception? exception) => exception is DbException { IsTransient: true } || (exception is not null && IsOutage(exception.InnerException));

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The request failed.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
