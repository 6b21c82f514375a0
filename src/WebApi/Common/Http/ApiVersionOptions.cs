using Microsoft.Extensions.Options;

namespace CleanTemplate.WebApi.Common.Http;

public sealed class ApiVersionOptions
{
    public const string Section = "ApiVersions";

    /// <summary>By its number, each version that clients should leave. None, unless said.</summary>
    public IDictionary<string, Deprecation> Deprecated { get; } = new Dictionary<string, Deprecation>(StringComparer.Ordinal);
}

public sealed class Deprecation
{
    /// <summary>The day (UTC) from which on the version should not be used; required, and may lie ahead.</summary>
    public DateOnly? Since { get; set; }

    /// <summary>The day (UTC) from which on it may be gone, not before <see cref="Since"/>; not known, unless said.</summary>
    public DateOnly? Sunset { get; set; }

    /// <summary>The address of a page that tells clients how to move on; there is none, unless said.</summary>
    public Uri? Link { get; set; }
}

internal sealed class DeprecationCheck(SupportedVersions versions) : IValidateOptions<ApiVersionOptions>
{
    public ValidateOptionsResult Validate(string? name, ApiVersionOptions options)
    {
        List<string> wrong = [.. options.Deprecated.SelectMany(old => Faults(old.Key, old.Value)
            .Select(fault => $"{ApiVersionOptions.Section}:{nameof(options.Deprecated)}:{old.Key}{fault}"))];
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private IEnumerable<string> Faults(string version, Deprecation deprecation)
    {
        if (versions.All.All(known => $"{known.Number}" != version)) yield return $": there is no such version, only {versions.Listed}.";
        if (deprecation.Since is null) yield return ":Since: the day is missing.";
        if (deprecation.Sunset < deprecation.Since) yield return ":Sunset: it must not be before Since.";
        if (deprecation.Link is { } link && (!link.IsAbsoluteUri || (link.Scheme != Uri.UriSchemeHttps && link.Scheme != Uri.UriSchemeHttp)))
            yield return ":Link: it must be a whole http or https address.";
    }
}
