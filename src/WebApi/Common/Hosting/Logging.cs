using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Serilog;
using Serilog.Formatting.Json;
using ILogger = Microsoft.Extensions.Logging.ILogger;

namespace CleanTemplate.WebApi.Common.Hosting;

internal static class Logging
{
    private const string Line = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj} {TraceId}{NewLine}{Exception}";

    /// <summary>Lines for people in Development, JSON for machines elsewhere; levels come from the section Serilog.</summary>
    public static void AddLogging(this WebApplicationBuilder builder)
    {
        var logger = new LoggerConfiguration().ReadFrom.Configuration(builder.Configuration).Enrich.FromLogContext();
        logger = builder.Environment.IsDevelopment() ? logger.WriteTo.Console(outputTemplate: Line) : logger.WriteTo.Console(new JsonFormatter());
        builder.Logging.ClearProviders().AddSerilog(logger.CreateLogger(), dispose: true);
    }
}

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
