using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Net.Http.Headers;

namespace CleanTemplate.WebApi.Common.Hosting;

/// <summary>
/// Answers that are the same for everybody may be copied, here and by clients, who ask whether their copy is still right.
/// Every other answer is for whoever asked; a refusal is not kept at all.
/// </summary>
internal static class Caching
{
    private const string ForAll = "public, no-cache", ForOne = "private, no-cache", ForNobody = "no-store";

    public static void AddCaching(this IServiceCollection services) => services.AddOutputCache(cache => cache.MaximumBodySize = 1024 * 1024);

    /// <summary>Around everything that may answer.</summary>
    public static void UseCacheHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(static state => SetHeader((HttpContext)state), http);
        return next(http);
    });

    /// <summary>Kept in memory for as long as the policy says, but never for or from a request that names its user.</summary>
    public static RouteHandlerBuilder CachedForAll(this RouteHandlerBuilder endpoint, Action<OutputCachePolicyBuilder> policy) =>
        endpoint.CacheOutput(copy => policy(copy.AddPolicy<WholeAnswers>())).WithMetadata(new SameForAll());

    private static Task SetHeader(HttpContext http)
    {
        if (http.Response.Headers.CacheControl.Count == 0) http.Response.Headers[HeaderNames.CacheControl] = Of(http);
        return Task.CompletedTask;
    }

    private static string Of(HttpContext http) => http.Response.StatusCode >= StatusCodes.Status400BadRequest ? ForNobody
        : http.GetEndpoint()?.Metadata.GetMetadata<SameForAll>() is not null ? ForAll
        : ForOne;

    private sealed class SameForAll;

    /// <summary>What a client that left was sent may be half an answer, and its failure is not that of its neighbours: each makes its own.</summary>
    private sealed class WholeAnswers : IOutputCachePolicy
    {
        public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            context.AllowLocking = false;
            // A wish that the framework would answer with a bare 504.
            context.HttpContext.Request.Headers.CacheControl = default;
            return ValueTask.CompletedTask;
        }

        public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

        public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            context.AllowCacheStorage &= !context.HttpContext.RequestAborted.IsCancellationRequested;
            return ValueTask.CompletedTask;
        }
    }
}

/// <summary>Answers are sent as Brotli or gzip to whoever takes them, over HTTPS too; those that hold secrets never are.</summary>
internal static class Compression
{
    public static void AddCompression(this IServiceCollection services) => services.AddResponseCompression(compression =>
    {
        compression.EnableForHttps = true;
        compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "application/jwk-set+json"];
    });

    public static void UseCompression(this WebApplication app)
    {
        app.UseWhen(http => !HasSecrets(http), open => open.UseResponseCompression());
        app.UseWhen(HasSecrets, closed => closed.Use((http, next) =>
        {
            http.Response.OnStarting(() =>
            {
                http.Response.Headers.CacheControl = "no-store";
                return Task.CompletedTask;
            });
            return next(http);
        }));
    }

    /// <summary>
    /// Nobody keeps its answers, and they are not compressed: how well an answer shrinks tells who chooses a part of it
    /// something about the rest (BREACH).
    /// </summary>
    public static TBuilder HoldsSecrets<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(Secrets.InTheAnswer);

    private static bool HasSecrets(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<Secrets>() is not null;

    private sealed class Secrets
    {
        public static readonly Secrets InTheAnswer = new();
    }
}
