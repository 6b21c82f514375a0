using System.ComponentModel.DataAnnotations;
using CleanTemplate.Infrastructure.Common;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace CleanTemplate.WebApi.Common.Hosting;

/// <summary>How large a request may be. What is wrong before there is a request, its line and its headers, the server refuses without a body.</summary>
internal static class SizeLimits
{
    public static void AddSizeLimits(this IServiceCollection services)
    {
        services.AddSettings<SizeLimitOptions>(SizeLimitOptions.Section);
        services.Configure<KestrelServerOptions>(server => server.AddServerHeader = false);
        services.AddSingleton<IStartupFilter, ServerLimits>();
    }

    // The server is made before settings are checked, so it is told later, before it listens.
    private sealed class ServerLimits(IOptions<KestrelServerOptions> server, IOptions<SizeLimitOptions> settings) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next)
        {
            var limits = server.Value.Limits;
            limits.MaxRequestBodySize = settings.Value.Body;
            limits.MaxRequestHeadersTotalSize = settings.Value.Headers;
            limits.MaxRequestHeaderCount = settings.Value.HeaderCount;
            limits.MaxRequestLineSize = settings.Value.Line;
            return next;
        }
    }
}

public sealed class SizeLimitOptions
{
    public const string Section = "SizeLimits";

    /// <summary>Bytes of a body, where an endpoint does not take more, from 1 KB to 1 GB.</summary>
    [Range(1024, 1024 * 1024 * 1024)]
    public int Body { get; set; } = 1024 * 1024;

    /// <summary>Bytes of all headers together, from 1 KB to 1 MB.</summary>
    [Range(1024, 1024 * 1024)]
    public int Headers { get; set; } = 32 * 1024;

    /// <summary>Headers, from 10 to 1,000.</summary>
    [Range(10, 1000)]
    public int HeaderCount { get; set; } = 100;

    /// <summary>Bytes of the first line, with the path and the query, from 1 KB to 1 MB.</summary>
    [Range(1024, 1024 * 1024)]
    public int Line { get; set; } = 8 * 1024;
}

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
