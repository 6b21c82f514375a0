using CleanTemplate.Domain.Common;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CleanTemplate.WebApi.Common.Http;

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
