using System.Diagnostics.CodeAnalysis;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Architecture.Planted.Code.Domain.Books;

/// <summary>As it should be.</summary>
public readonly record struct BookId(Guid Value) : IId<BookId>
{
    public static BookId From(Guid value) => new(value);

    public static BookId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out BookId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = new(value);
        return parsed;
    }

    public int CompareTo(BookId other) => Value.CompareTo(other.Value);

    public static bool operator <(BookId left, BookId right) => left.CompareTo(right) < 0;

    public static bool operator >(BookId left, BookId right) => left.CompareTo(right) > 0;

    public static bool operator <=(BookId left, BookId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(BookId left, BookId right) => left.CompareTo(right) >= 0;
}
