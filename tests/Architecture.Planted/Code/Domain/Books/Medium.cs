using CleanTemplate.Domain.Common;

namespace CleanTemplate.Architecture.Planted.Code.Domain.Books;

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
