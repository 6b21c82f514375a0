using CleanTemplate.Architecture.Planted.Code.Infrastructure.Books;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Architecture.Planted.Code.Domain.Books;

/// <summary>An entity that does what entities must not do.</summary>
public sealed class Book(BookId id) : AggregateRoot<BookId>(id)
{
    public string Title { get; set; } = "";

    public List<string> Authors { get; } = [];

    public Shelf? Shelf { get; private set; }

    public DateTime PutOn(Shelf shelf)
    {
        Shelf = shelf;
        return DateTime.UtcNow;
    }

    // The layer below is outside of it.
    public void Save() => BookFile.Write(Title);
}

/// <summary>Another aggregate.</summary>
public sealed class Shelf(BookId id) : AggregateRoot<BookId>(id);

/// <summary>A fact that can be rewritten.</summary>
public sealed record BookLost(DateTimeOffset OccurredAt) : DomainEvent(OccurredAt)
{
    public string Reason { get; set; } = "";
}

/// <summary>A value without equality of its own, and one with heirs.</summary>
public struct PageCount
{
    public int Value;
}

public record Isbn(string Digits);
