using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CleanTemplate.WebApi.Common.Http;

/// <summary>A version as HTTP writes it: a number in quotes. In <c>If-Match</c>, <c>*</c> stands for any.</summary>
internal readonly record struct ETag(long? Version) : IParsable<ETag>
{
    public static ETag Parse(string s, IFormatProvider? provider) => TryParse(s, provider, out var tag) ? tag : throw new FormatException();

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ETag result)
    {
        result = default;
        if (s is "*") return true;
        if (s is not ['"', .., '"'] || !long.TryParse(s.AsSpan(1, s.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var version)) return false;

        result = new(version);
        return true;
    }

    public override string ToString() => Version is { } version ? $"\"{version}\"" : "*";
}
