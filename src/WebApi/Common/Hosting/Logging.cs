using Serilog;
using Serilog.Formatting.Json;

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
