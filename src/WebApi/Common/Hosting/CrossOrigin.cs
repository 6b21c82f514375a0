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
