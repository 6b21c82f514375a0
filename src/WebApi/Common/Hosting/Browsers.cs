using System.ComponentModel.DataAnnotations;
using CleanTemplate.Infrastructure.Common;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;

namespace CleanTemplate.WebApi.Common.Hosting;

/// <summary>Which other websites' pages may call the API. Callers bring a token, so no cookie is ever allowed.</summary>
internal static class CrossOrigin
{
    private static readonly string[] Exposed =
        ["ETag", "Link", "Location", "Retry-After", RateLimits.Standing, RateLimits.Policy, "WWW-Authenticate", "api-supported-versions", "Deprecation", "Sunset"];

    public static void AddCrossOrigin(this IServiceCollection services)
    {
        services.AddSettings<CrossOriginOptions>(CrossOriginOptions.Section);
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<IOptions<CrossOriginOptions>>((cors, settings) => cors.AddDefaultPolicy(policy => policy
            .WithOrigins([.. settings.Value.Origins]).AllowAnyMethod().AllowAnyHeader().WithExposedHeaders(Exposed).SetPreflightMaxAge(settings.Value.Remembered)));
    }

    public static void UseCrossOrigin(this WebApplication app) => app.UseCors();
}

public sealed class CrossOriginOptions : IValidatableObject
{
    public const string Section = "Cors";

    /// <summary>Such as https://app.example.com. Without one, no page of another website may call.</summary>
    public IReadOnlyList<string> Origins { get; set; } = [];

    /// <summary>How long a browser need not ask again, up to a day.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan Remembered { get; set; } = TimeSpan.FromMinutes(10);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Origins
        .Where(origin => !IsOrigin(origin))
        .Select(origin => new ValidationResult(
            $"'{origin}' is no origin: that is http or https, a host and, where it is not the usual one, a port, with nothing behind it, such as https://app.example.com.",
            [nameof(Origins)]));

    // As browsers write it: they compare letter by letter.
    private static bool IsOrigin(string origin) => Uri.TryCreate(origin, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && string.Equals(address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped), origin, StringComparison.Ordinal)
        && !origin.Contains('*');
}

/// <summary>What every answer tells browsers, and the way to HTTPS.</summary>
internal static class SecurityHeaders
{
    private const string NothingRuns = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // The page to try the API brings scripts and styles of its own, and calls the API.
    private const string OwnRuns = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this WebApplication app)
    {
        var hasDocs = app.Environment.IsDevelopment();
        app.Use((http, next) =>
        {
            // At the last moment: a fault clears what was set before.
            http.Response.OnStarting(() =>
            {
                var headers = http.Response.Headers;
                headers.XContentTypeOptions = "nosniff";
                headers.ContentSecurityPolicy = hasDocs && http.Request.Path.StartsWithSegments(DocsPage.Path, StringComparison.Ordinal) ? OwnRuns : NothingRuns;
                headers.XFrameOptions = "DENY";
                headers["Referrer-Policy"] = "no-referrer";
                return Task.CompletedTask;
            });
            return next(http);
        });
    }

    /// <summary>
    /// Outside Development. Who came over HTTPS is told to stay there; who did not is sent there if a port for it is known, which it is not
    /// in a container behind a proxy that ends TLS. Machines ask for health where they are.
    /// </summary>
    public static void UseHttps(this WebApplication app)
    {
        if (app.Environment.IsDevelopment()) return;

        app.UseHsts();
        app.UseWhen(http => !http.Request.Path.StartsWithSegments(Health.Path, StringComparison.Ordinal), asked => asked.UseHttpsRedirection());
    }
}
