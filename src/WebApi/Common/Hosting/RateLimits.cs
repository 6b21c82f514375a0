using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Threading.RateLimiting;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.WebApi.Common.SignIn;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace CleanTemplate.WebApi.Common.Hosting;

/// <summary>The named policies; each endpoint chooses one.</summary>
internal static class RateLimits
{
    public const string PerUser = "per-user";

    public static void AddRateLimits(this IServiceCollection services)
    {
        services.AddSettings<RateLimitOptions>(RateLimitOptions.Section);
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (rejected, _) =>
            {
                if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                    rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString();
                return ValueTask.CompletedTask;
            };
            limiter.AddPolicy(PerUser, http => RateLimitPartition.GetTokenBucketLimiter(Caller(http), _ => Bucket(http)));
        });
    }

    private static string Caller(HttpContext http) =>
        http.User.FindFirstValue(HttpUser.IdClaim) ?? http.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    private static TokenBucketRateLimiterOptions Bucket(HttpContext http)
    {
        var limits = http.RequestServices.GetRequiredService<IOptions<RateLimitOptions>>().Value;
        return new()
        {
            TokenLimit = limits.Burst,
            TokensPerPeriod = limits.RequestsPerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        };
    }
}

public sealed class RateLimitOptions
{
    public const string Section = "RateLimits";

    /// <summary>What one user, or one address where nobody is signed in, may send on average, from 1.</summary>
    [Range(1, 1_000_000)]
    public int RequestsPerSecond { get; set; } = 50;

    /// <summary>What may come at once after a pause, from 1.</summary>
    [Range(1, 1_000_000)]
    public int Burst { get; set; } = 100;
}
