using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Architecture.Planted.Code.Application.Loans;
using CleanTemplate.Architecture.Planted.Code.Domain.Books;
using CleanTemplate.Domain.Common;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Architecture.Planted.Code.Application.Books;

/// <summary>A request that anybody may change after it was sent, with too many markers, and with two handlers.</summary>
[Public, SignedIn]
public sealed class LendBook : ICommand
{
    public string Reader { get; set; } = "";
}

public sealed class LendBookHandler(IServiceProvider services) : ICommandHandler<LendBook, Unit>
{
    public Task<Result<Unit>> Handle(LendBook command, CancellationToken cancellationToken)
    {
        services.GetRequiredService<IBookPort>().Find("", CancellationToken.None).Wait(CancellationToken.None);
        return Task.FromResult<Result<Unit>>(Unit.Value);
    }
}

internal sealed class LendBookAgain : ICommandHandler<LendBook, Unit>
{
    public async Task<Result<Unit>> Handle(LendBook command, CancellationToken cancellationToken)
    {
        await Task.Delay(1, default);
        return Unit.Value;
    }
}

internal sealed class SomethingHandler
{
    public static void Forget(CancellationToken cancellationToken, string text) => _ = Later(text, cancellationToken);

    public static async void Shout() => await Task.Yield();

    private static Task Later(string text, CancellationToken cancellationToken) => Task.Run(() => text.Length, cancellationToken);
}

/// <summary>Asks the container in every way there is.</summary>
internal static class LendingDesk
{
    public static object? Ask(IServiceProvider services) => services.GetService(typeof(LendBook));

    public static object Ask(IServiceScopeFactory scopes) => scopes.CreateScope();

    public static object AskFor(IServiceProvider services, string key) => services.GetRequiredKeyedService<LendBook>(key);

    public static object Make(IServiceProvider services) => ActivatorUtilities.CreateInstance<LendBook>(services);
}

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

/// <summary>What other areas may use, and two that only look like it.</summary>
public static class BookRules
{
    public static int MaxLength => 100;
}

public sealed class HouseRules
{
    public int MaxVolume => 10;
}

public interface IBookValidator;

/// <summary>Closes the circle: loans use books, books use loans.</summary>
internal static class Overdue
{
    public static Result Remind() => Reminders.Send();
}
