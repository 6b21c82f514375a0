using CleanTemplate.Domain.Common;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CleanTemplate.WebApi.Common.Http;

/// <summary>A version of the API: all its endpoints lie below its path, and its OpenAPI document has its name.</summary>
internal sealed record ApiVersion(int Number)
{
    public string Name => $"v{Number}";

    public string Path => $"{SupportedVersions.Root}/{Name}";
}

/// <summary>What an endpoint is to clients: an operation, whose id is unique within its version.</summary>
internal sealed record ApiOperation(string Id, ApiVersion Version);

/// <summary>The versions an endpoint group is in, both ends included. Without this it is in all of them.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ApiVersionsAttribute : Attribute
{
    public int From { get; init; } = SupportedVersions.Oldest;

    public int Until { get; init; } = int.MaxValue;
}

/// <summary>The versions there are: from the oldest to the newest that an endpoint group names.</summary>
internal sealed class SupportedVersions
{
    public const string Root = "/api";

    /// <summary>Raise it to drop a version; the groups that were in no later one can go then.</summary>
    public const int Oldest = 1;

    public SupportedVersions(IEnumerable<Type> groups)
    {
        var newest = Oldest;
        foreach (var (group, (from, until)) in groups.Select(group => (group, SpanOf(group))))
        {
            if (from < 1 || until < from) throw new InvalidOperationException($"{group.FullName} is in the versions from {from} until {until}, and that is none.");
            newest = Math.Max(newest, until == int.MaxValue ? from : until);
        }

        All = [.. Enumerable.Range(Oldest, newest - Oldest + 1).Select(number => new ApiVersion(number))];
        Listed = string.Join(", ", All.Select(version => version.Number));
    }

    public IReadOnlyList<ApiVersion> All { get; }

    /// <summary>For headers and refusals: <c>1, 2</c>.</summary>
    public string Listed { get; }

    public static bool AreOf(Type group, ApiVersion version)
    {
        var (from, until) = SpanOf(group);
        return from <= version.Number && version.Number <= until;
    }

    private static (int From, int Until) SpanOf(Type group)
    {
        var named = (ApiVersionsAttribute?)Attribute.GetCustomAttribute(group, typeof(ApiVersionsAttribute)) ?? new();
        return (named.From, named.Until);
    }
}

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

/// <summary>
/// Which version a client means: <c>/api/v1/about</c> says it, <c>/api/about</c> with <c>Api-Version: 1</c> is made the same before a
/// route is looked for. Nobody gets a version unasked: whichever it were, it would change under them one day.
/// </summary>
internal sealed class VersionChoice(RequestDelegate next, SupportedVersions versions, IOptions<ApiVersionOptions> settings)
{
    public const string Header = "Api-Version";

    public async Task InvokeAsync(HttpContext http)
    {
        if (!http.Request.Path.StartsWithSegments(SupportedVersions.Root, StringComparison.OrdinalIgnoreCase, out var rest))
        {
            await next(http);
            return;
        }

        var inPath = rest.Value!.Split('/').ElementAtOrDefault(1) is { } segment && IsVersion(segment) ? segment : null;
        var choice = Choose(inPath, http.Request.Headers[Header]);
        http.Response.OnStarting(() =>
        {
            Announce(http.Response.Headers, choice, isByHeader: inPath is null);
            return Task.CompletedTask;
        });
        if (choice.Error is { } refusal)
        {
            await Problems.For(refusal).ExecuteAsync(http);
            return;
        }

        if (inPath is null) http.Request.Path = choice.Value.Path + rest;
        await next(http);
    }

    private static bool IsVersion(string segment) => segment is ['v' or 'V', _, ..] && segment.Skip(1).All(char.IsAsciiDigit);

    private Result<ApiVersion> Choose(string? inPath, StringValues inHeader)
    {
        var byPath = versions.All.FirstOrDefault(version => version.Name.Equals(inPath, StringComparison.OrdinalIgnoreCase));
        if (inPath is not null && byPath is null) return VersionErrors.UnknownInPath(versions.Listed);
        if (inHeader.Count == 0) return byPath is null ? VersionErrors.Missing(versions.Listed) : byPath;

        var byHeader = versions.All.FirstOrDefault(version => inHeader is [{ } number] && number.Trim() == $"{version.Number}");
        if (byHeader is null) return VersionErrors.UnknownInHeader(versions.Listed);
        return byPath is null || byPath == byHeader ? byHeader : VersionErrors.Contradiction;
    }

    // When the answer starts: whoever makes an answer of a fault clears the headers first.
    private void Announce(IHeaderDictionary headers, Result<ApiVersion> choice, bool isByHeader)
    {
        headers["api-supported-versions"] = versions.Listed;
        if (isByHeader) headers.Append(HeaderNames.Vary, Header);
        if (choice.Error is not null || !settings.Value.Deprecated.TryGetValue($"{choice.Value.Number}", out var deprecation)) return;

        headers["Deprecation"] = $"@{Midnight(deprecation.Since!.Value).ToUnixTimeSeconds()}";
        if (deprecation.Sunset is { } sunset) headers["Sunset"] = $"{Midnight(sunset):R}";
        if (deprecation.Link is { } link) headers.Append(HeaderNames.Link, $"<{link.AbsoluteUri}>; rel=\"deprecation\"");
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}

internal static class VersionErrors
{
    public static Error Missing(string known) => Invalid("http.missing_api_version",
        $"Name a version of the API, in the path (/api/v1/...) or in the header {VersionChoice.Header}. There are: {known}.");

    public static Error UnknownInHeader(string known) => Invalid("http.unknown_api_version", $"The header {VersionChoice.Header} takes one of: {known}.");

    public static Error UnknownInPath(string known) =>
        new(ErrorKind.NotFound, "http.unknown_api_version", $"There is no such version of the API. There are: {known}.");

    public static Error Contradiction => Invalid("http.contradictory_api_versions", $"The path and the header {VersionChoice.Header} name different versions. Send one of them.");

    private static Error Invalid(string code, string message) =>
        new(ErrorKind.Validation, code, message) { Fields = new Dictionary<string, string[]>(StringComparer.Ordinal) { [VersionChoice.Header] = [message] } };
}
