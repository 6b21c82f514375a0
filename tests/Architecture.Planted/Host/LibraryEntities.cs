using CleanTemplate.Domain.Common;

namespace CleanTemplate.Architecture.Planted.Host;

public sealed class Book : AggregateRoot
{
    public Guid Id { get; private init; }

    public Guid AuthorId { get; private init; }

    public string Title { get; private init; } = "";

    public string Subtitle { get; private init; } = "";

    public Genre Genre { get; private init; }

    public string Notes { get; private init; } = "";

    public string FullText { get; private init; } = "";

    public decimal Weight { get; private init; }

    public decimal? LateFee { get; private init; }

    public Worth Value { get; private init; }

    public decimal Price { get; private init; }

    public Edition Edition { get; private init; } = null!;

    public Shelfmark Mark { get; private init; } = null!;
}

public enum Genre
{
    Novel,
    Poetry,
}

public enum Branch
{
    Main,
    Harbour,
}

public readonly record struct Worth(decimal Amount);

public sealed record Edition(string Publisher, int Year);

public sealed record Shelfmark(int Row, int Position);

public sealed class Copy
{
    public Guid BookId { get; private init; }

    public int Number { get; private init; }
}

public sealed class Author : AggregateRoot
{
    public Guid Id { get; private init; }

    public int Country { get; private init; }

    public int Town { get; private init; }

    public int Born { get; private init; }
}

public sealed class Town
{
    public int Country { get; private init; }

    public int Number { get; private init; }
}

public sealed class Shelf : AggregateRoot
{
    public Guid Id { get; private init; }

    public int Country { get; private init; }

    public int Town { get; private init; }
}

public sealed class Loan
{
    public Guid Id { get; private init; }

    public Guid BookId { get; private init; }

    public string Reader { get; private init; } = "";

    public Branch Branch { get; private init; }

    public int Days { get; private init; }

    public int Renewals { get; private init; }

    public DateTimeOffset Due { get; private init; }

    public bool IsReturned { get; private init; }

    public bool IsLost { get; private init; }
}
