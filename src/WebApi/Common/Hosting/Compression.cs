using Microsoft.AspNetCore.ResponseCompression;

namespace CleanTemplate.WebApi.Common.Hosting;

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
