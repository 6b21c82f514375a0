using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;

namespace CleanTemplate.WebApi.Common.Hosting;

/// <summary>One line for each request: the route, never the query, the headers or the body.</summary>
internal static partial class RequestLog
{
    public static void UseRequestLog(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(RequestLog).FullName!);
        app.Use(async (http, next) =>
        {
            var started = Stopwatch.GetTimestamp();
            try
            {
                await next(http);
            }
            finally
            {
                var milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                var (level, route) = (LevelOf(http), RouteOf(http));
                Log.Answered(logger, level, http.Request.Method, route, http.Response.StatusCode, milliseconds);
            }
        });
    }

    private static string RouteOf(HttpContext http)
    {
        // After a fault the endpoint itself is gone.
        var endpoint = http.GetEndpoint() ?? http.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        return (endpoint as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";
    }

    private static LogLevel LevelOf(HttpContext http) => http switch
    {
        { Response.StatusCode: >= 500 } => LogLevel.Error,
        _ when http.Request.Path.StartsWithSegments(Health.Path, StringComparison.Ordinal) => LogLevel.Debug,
        _ => LogLevel.Information,
    };

    private static partial class Log
    {
        [LoggerMessage(Message = "{Method} {Route} answered {Status} in {Milliseconds:0.0} ms")]
        public static partial void Answered(ILogger logger, LogLevel level, string method, string route, int status, double milliseconds);
    }
}
