using System.ComponentModel.DataAnnotations;
using CleanTemplate.Infrastructure.Common;
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
