using System.ComponentModel.DataAnnotations;
using System.Threading.RateLimiting;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.WebApi.Common.SignIn;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace CleanTemplate.WebApi.Common.Hosting;

/// <summary>The named policies; each endpoint chooses one. The headers are those of draft-ietf-httpapi-ratelimit-headers.</summary>
internal static class RateLimits
{
    /// <summary>By user, or by network address where nobody is signed in.</summary>
    public const string PerUser = "per-user";

    /// <summary>By network address, for endpoints where anybody may show who they are, or who they would like to be.</summary>
    public const string Credentials = "credentials";

    /// <summary>How much the policy allows: <c>"per-user";q=100;w=2</c>.</summary>
    public const string Policy = "RateLimit-Policy";

    /// <summary>How much is left, and when it is whole again: <c>"per-user";r=97;t=1</c>.</summary>
    public const string Standing = "RateLimit";

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
                rejected.HttpContext.Features.Get<Counted>()?.TellClient(rejected.HttpContext);
                return ValueTask.CompletedTask;
            };
        });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<RateLimitOptions>>((limiter, settings) =>
        {
            var limits = settings.Value;
            limiter.AddPolicy(PerUser, new Buckets(PerUser, limits.Burst, limits.RequestsPerSecond, limits.Partitions, http => HttpUser.IdOf(http.User)?.ToString()));
            limiter.AddPolicy(Credentials, new Buckets(Credentials, limits.CredentialsBurst, limits.CredentialsPerSecond, limits.Partitions, _ => null));
        });
    }

    public static void UseRateLimits(this WebApplication app)
    {
        app.UseRateLimiter();
        app.Use((http, next) =>
        {
            http.Features.Get<Counted>()?.TellClient(http);
            return next(http);
        });
    }

    /// <summary>Users and networks have places of their own, so that no crowd of strangers takes those of users.</summary>
    private sealed class Buckets(string name, int burst, int perSecond, int partitions, Func<HttpContext, string?> user) : IRateLimiterPolicy<int>
    {
        private readonly RateLimiter?[] _limiters = new RateLimiter?[2 * partitions];
        private readonly TokenBucketRateLimiterOptions _bucket = new()
        {
            TokenLimit = burst,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            // The middleware fills all buckets.
            AutoReplenishment = false,
        };

        public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected => null;

        public RateLimitPartition<int> GetPartition(HttpContext httpContext)
        {
            var partition = user(httpContext) is { } id
                ? partitions + Partition.Of(id, partitions)
                : Partition.Of(Partition.Network(httpContext.Connection.RemoteIpAddress), partitions);
            httpContext.Features.Set(new Counted(this, partition));
            return RateLimitPartition.Get(partition, place => _limiters[place] = new TokenBucketRateLimiter(_bucket));
        }

        public (string Policy, string Standing) Now(int partition)
        {
            var left = _limiters[partition]?.GetStatistics()?.CurrentAvailablePermits ?? 0;
            return ($"\"{name}\";q={burst};w={SecondsToFill(burst)}", $"\"{name}\";r={left};t={SecondsToFill(burst - left)}");
        }

        private long SecondsToFill(long tokens) => (tokens + perSecond - 1) / perSecond;
    }

    private sealed record Counted(Buckets By, int Partition)
    {
        public void TellClient(HttpContext http)
        {
            var (policy, standing) = By.Now(Partition);
            // At the last moment: a fault clears what was set before.
            http.Response.OnStarting(() =>
            {
                (http.Response.Headers[Policy], http.Response.Headers[Standing]) = (policy, standing);
                return Task.CompletedTask;
            });
        }
    }
}

public sealed class RateLimitOptions
{
    public const string Section = "RateLimits";

    /// <summary>What one user, or one network address where nobody is signed in, may send on average, from 1.</summary>
    [Range(1, 1_000_000)]
    public int RequestsPerSecond { get; set; } = 50;

    /// <summary>What may come at once after a pause, from 1.</summary>
    [Range(1, 1_000_000)]
    public int Burst { get; set; } = 100;

    /// <summary>What one network address may send on average where anybody may show who they are, from 1.</summary>
    [Range(1, 1_000_000)]
    public int CredentialsPerSecond { get; set; } = 1;

    /// <summary>What may come there at once after a pause, from 1.</summary>
    [Range(1, 1_000_000)]
    public int CredentialsBurst { get; set; } = 20;

    /// <summary>
    /// How many are told apart, for each policy and for users and networks each, from 1: whoever falls on the same place shares a limit.
    /// So memory is bounded whoever calls, and nobody can choose whose place to fall on.
    /// </summary>
    [Range(1, 1_000_000)]
    public int Partitions { get; set; } = 16_384;
}
