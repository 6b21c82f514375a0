using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Architecture.Planted.Code.Domain.Books;
using CleanTemplate.Domain.Common;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Architecture.Planted.Code.Application.Books;

/// <summary>Answers everything there is.</summary>
[Public]
public sealed record ListBooks : IQuery<IReadOnlyList<BookDto>>;

/// <summary>Pages, of any size.</summary>
[Public]
public sealed record ListShelves(int Page, int PageSize) : IQuery<Page<ShelfMark>>, IPaged;

/// <summary>Goes on from a cursor that nobody looks at, as far as anybody likes.</summary>
[Public]
public sealed record BrowseShelves(string? Cursor, int Limit) : IQuery<CursorPage<ShelfMark>>, ICursored;

internal sealed class ListShelvesValidator : AbstractValidator<ListShelves>;

[Public]
public sealed record ListTitles(Wish Wish) : IQuery<string[]>;

internal sealed class ListTitlesHandler : IQueryHandler<ListTitles, string[]>, ILabel
{
    public Task<Result<string[]>> Handle(ListTitles query, CancellationToken cancellationToken) => Task.FromResult(Result.Of(Array.Empty<string>()));
}

/// <summary>Hands out an entity, and nobody says to whom.</summary>
public readonly record struct FindBook(BookId Id) : IQuery<Book>;

public sealed class BookDto
{
    public string Title { get; set; } = "";
}

public sealed class ShelfDto
{
    public string Name { get; set; } = "";
}

/// <summary>An answer, and a part of a question, that can be changed.</summary>
public sealed record ShelfMark
{
    public int Row { get; set; }
}

public sealed record Wish
{
    public string Title { get; set; } = "";
}

internal sealed class BookChecks : AbstractValidator<BookDto>;

/// <summary>A port that shows what is behind it.</summary>
public interface IBookPort
{
    IQueryable<string> Titles { get; }

    DbSet<Card> Cards { get; }

    Task<Book?> Find(string title, CancellationToken cancellationToken);

    void Add(Book book);
}

/// <summary>What a port speaks of, and what that consists of, is published with it.</summary>
public sealed record Card(Spine Spine)
{
    public static string Kind => Stray.Name;
}

public sealed record Spine(int Width);
