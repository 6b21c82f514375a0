using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace CleanTemplate.WebApi.Common.Http;

/// <summary>A version as HTTP writes it: a number in quotes. In <c>If-Match</c>, <c>*</c> stands for any.</summary>
internal readonly record struct ETag(long? Version) : IParsable<ETag>
{
    private const long NeverGiven = -1;

    public static ETag Parse(string s, IFormatProvider? provider) => TryParse(s, provider, out var tag) ? tag : throw new FormatException();

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ETag result)
    {
        result = default;
        if (s is "*") return true;
        if (!EntityTagHeaderValue.TryParse(s, out var tag)) return false;

        // What is weak, or no number, is the tag of something else.
        result = new(!tag.IsWeak && long.TryParse(tag.Tag.AsSpan()[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : NeverGiven);
        return true;
    }

    public override string ToString() => Version is { } version ? $"\"{version}\"" : "*";
}
