using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Common.Paging;

/// <summary>
/// A query that answers a stretch of a list, beside the place at which another stretch ended. Whatever else the query
/// asks for, its filter and its sort, is what the cursor is bound to.
/// </summary>
public interface ICursored
{
    /// <summary>From a page before this one; none stands for the beginning.</summary>
    string? Cursor { get; }

    int Limit { get; }
}

/// <summary>A stretch of a list, and the cursors of its neighbours where there may be some. Nobody counts the whole.</summary>
public sealed record CursorPage<T>(IReadOnlyList<T> Items, int Limit, string? Next, string? Previous);

/// <summary>
/// A place in a sorted list: beside the row with this key and id, whether that row is still there or not. As text it
/// is opaque to clients, who hand back what they got; nothing in it is secret, and nothing it says gives access.
/// </summary>
/// <param name="List">The fingerprint of the list it belongs to, with its filter and its sort.</param>
/// <param name="Backward">Whether it leads towards the beginning.</param>
/// <param name="Inclusive">Whether the row itself, if it is still there, comes first.</param>
/// <param name="Key">What the row is sorted by, as <see cref="CursorKey"/> writes it.</param>
public sealed record Cursor(string List, bool Backward, bool Inclusive, Guid Id, string Key)
{
    /// <summary>Room for a key of 400 letters of any script.</summary>
    public const int MaxLength = 2_300;

    internal const string Unreadable = "This is no cursor. Take it as it is from the links of a page, or leave it out to begin anew.";
    internal const string Elsewhere = "This cursor belongs to another list, filter or sort. Repeat those of the page it came from, or leave it out to begin anew.";

    private const char Format = '1';
    private const string Ways = "><])"; // forward, backward, forward from the row on, backward from the row on
    private const int ListLength = 16, ListAt = 2, IdAt = ListAt + ListLength, KeyAt = IdAt + 32;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly JsonSerializerOptions WithoutThePlace = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutThePlace } },
    };

    /// <summary>For an answer to somebody whose cursor says what no cursor of ours would.</summary>
    public static Error NotOurs { get; } = CommonErrors.Invalid(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["cursor"] = [Unreadable] });

    /// <summary>What the cursors of a query are bound to: its name and everything it asks for but the place and the number of rows.</summary>
    public static string ListOf(ICursored query)
    {
        var asked = JsonSerializer.SerializeToUtf8Bytes(query, query.GetType(), WithoutThePlace);
        var hash = SHA256.HashData([.. Encoding.UTF8.GetBytes(query.GetType().Name), .. asked]);
        return Convert.ToHexStringLower(hash)[..ListLength];
    }

    /// <summary>The cursor that is written so and not in any other way; null when there is none.</summary>
    public static Cursor? Read(string text)
    {
        if (text.Length > MaxLength) return null;
        var bytes = new byte[text.Length];
        if (Base64Url.DecodeFromChars(text, bytes, out _, out var length) != OperationStatus.Done) return null;

        try
        {
            var plain = Utf8.GetString(bytes, 0, length);
            if (plain.Length < KeyAt || plain[0] != Format || !Guid.TryParseExact(plain.AsSpan(IdAt, KeyAt - IdAt), "N", out var id)) return null;

            var way = Ways.IndexOf(plain[1], StringComparison.Ordinal);
            Cursor cursor = new(plain[ListAt..IdAt], Backward: (way & 1) == 1, Inclusive: way > 1, id, plain[KeyAt..]);
            return cursor.ToString() == text ? cursor : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    public override string ToString() => Base64Url.EncodeToString(Utf8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{Format}{Ways[(Backward ? 1 : 0) + (Inclusive ? 2 : 0)]}{List}{Id:N}{Key}")));

    private static void LeaveOutThePlace(JsonTypeInfo type)
    {
        if (!type.Type.IsAssignableTo(typeof(ICursored))) return;
        foreach (var property in type.Properties.Where(property => property.Name is nameof(ICursored.Cursor) or nameof(ICursored.Limit)).ToList())
            type.Properties.Remove(property);
    }
}

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
