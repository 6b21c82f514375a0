using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using CleanTemplate.Application;
using CleanTemplate.Architecture.Planted.Code.Application.Books;
using CleanTemplate.Architecture.Planted.Code.Infrastructure.Books;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure;

namespace CleanTemplate.Architecture.Planted.Code.Domain.Books;

/// <summary>An entity that does what entities must not do.</summary>
public sealed class Book(BookId id) : Medium(id)
{
    public readonly string[] Chapters = [];

    private readonly List<Copy> _copies = [];

    public string Title { get; set; } = "";

    public List<string> Authors { get; } = [];

    public IReadOnlyDictionary<string, HashSet<int>> Index { get; } = FrozenDictionary<string, HashSet<int>>.Empty;

    public Isbn? Isbn { get; private init; }

    public Shelf? Shelf { get; private set; }

    public DateTime PutOn(Shelf shelf)
    {
        Shelf = shelf;
        return DateTime.UtcNow;
    }

    // Layers and assemblies that are outside of this one.
    public void Save() => BookFile.Write(Title);

    public static Task<string> Fetch(HttpClient web, Uri address) => web.GetStringAsync(address);

    public static LendBook Lend() => new();

    public static Type[] Outside() => [typeof(ApplicationServices), typeof(InfrastructureServices), typeof(Program)];

    // From here on all is well: nobody can change what these hand out.
    public IReadOnlyList<string> Subjects => [];

    public IEnumerable<Copy> Lent => _copies.Where(copy => copy.IsLent);

    public ImmutableArray<string> Editions => [];

    public FrozenSet<string> Keywords => [];

    public List<string> Names() => [Title, .. Authors];

    internal List<string> Notes { get; } = [];

    /// <summary>A part of the entity; it refers to another aggregate, and its own part can be changed by anybody.</summary>
    public sealed class Copy
    {
        public bool IsLent { get; private set; }

        public IReadOnlyList<Shelf> Places => [];

        public Cover? Cover { get; private init; }

        public Rating? Rating { get; private init; }

        public PageCount Pages { get; private init; }
    }
}

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

public interface IBookRepository
{
    Task<Book?> Find(BookId id, CancellationToken cancellationToken);
}

/// <summary>What a book inherits can be changed by anybody.</summary>
public abstract class Medium(BookId id) : AggregateRoot<BookId>(id)
{
    public int Year { get; set; }
}

/// <summary>The same for a part of a part.</summary>
public abstract class Wrapping
{
    public string Colour = "";
}

public sealed class Cover : Wrapping;

/// <summary>Another aggregate.</summary>
public sealed class Shelf : AggregateRoot;

/// <summary>A fact that can be rewritten.</summary>
public sealed record BookLost(DateTimeOffset OccurredAt) : DomainEvent(OccurredAt)
{
    public string Reason { get; set; } = "";
}

/// <summary>Values: without equality of its own, with heirs, with a change of mind.</summary>
public struct PageCount
{
    public int Value;
}

public record Isbn(string Digits);

public sealed record Rating
{
    public int Stars { get; set; }
}

/// <summary>As it should be: heirs are what it is for.</summary>
public abstract record Dimension(int Millimetres);

/// <summary>Called as if it were one.</summary>
public sealed class IsbnValidator;

/// <summary>What a port of the domain speaks of is not published by that.</summary>
public interface ILabel
{
    Isbn? Isbn => null;
}
