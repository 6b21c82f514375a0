using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CleanTemplate.Application.Common.Paging;

/// <summary>The value that a row is sorted by, as text in a cursor. Only written, read and handed to the database, never compared here.</summary>
public static class CursorKey
{
    // 18 digits, 2 of them decimals: what columns of amounts hold. A driver throws for more.
    private const decimal Widest = 1e16m;

    public static string Write<TKey>(TKey key)
        where TKey : notnull => key switch
    {
        DateTimeOffset time => time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
        decimal or int or long => ((IFormattable)key).ToString(null, CultureInfo.InvariantCulture),
        string text => text,
        _ => throw new NotSupportedException($"Cursors have no way to write {key.GetType().Name}: add it here, with what its column does not hold."),
    };

    /// <summary>Whether this is a value of the type that a column of it can be compared with.</summary>
    public static bool TryRead<TKey>(string text, [MaybeNullWhen(false)] out TKey key)
        where TKey : notnull, IParsable<TKey> =>
        TKey.TryParse(text, CultureInfo.InvariantCulture, out key) && Holds(key) && Write(key) == text;

    private static bool Holds<TKey>(TKey key) => key switch
    {
        decimal amount => decimal.Abs(amount) < Widest,
        string text => !text.Contains('\0', StringComparison.Ordinal), // some databases store none
        _ => true,
    };
}
