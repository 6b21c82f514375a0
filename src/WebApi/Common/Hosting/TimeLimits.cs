using System.ComponentModel.DataAnnotations;
using CleanTemplate.Infrastructure.Common;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.Options;

namespace CleanTemplate.WebApi.Common.Hosting;

/// <summary>How long a request may take. Then its work is called off, down to the database, and the answer is 504.</summary>
internal static class TimeLimits
{
    /// <summary>For an endpoint that reads a large body while it comes.</summary>
    public const string Upload = "upload";

    public static void AddTimeLimits(this IServiceCollection services)
    {
        services.AddSettings<TimeLimitOptions>(TimeLimitOptions.Section);
        services.AddRequestTimeouts();
        services.AddOptions<RequestTimeoutOptions>().Configure<IOptions<TimeLimitOptions>>((timeouts, settings) =>
        {
            timeouts.DefaultPolicy = new() { Timeout = settings.Value.Request };
            timeouts.AddPolicy(Upload, settings.Value.Upload);
        });
    }

    public static void UseTimeLimits(this WebApplication app)
    {
        app.UseRequestTimeouts();
        app.Use(async (http, next) =>
        {
            try
            {
                await next(http);
            }
            catch (Exception exception) when (exception is not OperationCanceledException && http.RequestAborted.IsCancellationRequested)
            {
                // However the work took it: some database drivers throw an error of their own.
                throw new OperationCanceledException("The request was called off.", exception, http.RequestAborted);
            }
        });
    }
}

public sealed class TimeLimitOptions
{
    public const string Section = "TimeLimits";

    /// <summary>For a request, from 100 milliseconds to an hour.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan Request { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>For one that brings a large file, from 100 milliseconds to a day.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00")]
    public TimeSpan Upload { get; set; } = TimeSpan.FromMinutes(5);
}
