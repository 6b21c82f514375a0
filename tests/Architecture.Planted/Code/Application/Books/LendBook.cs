using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Architecture.Planted.Code.Domain.Books;
using CleanTemplate.Domain.Common;
using FluentValidation;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Architecture.Planted.Code.Application.Books;

/// <summary>A request that anybody may change after it was sent, without and with too many markers, and with two handlers.</summary>
[Public, SignedIn]
public sealed class LendBook : ICommand
{
    public string Reader { get; set; } = "";
}

public sealed class LendBookHandler(IServiceProvider services) : ICommandHandler<LendBook, Unit>
{
    public Task<Result<Unit>> Handle(LendBook command, CancellationToken cancellationToken)
    {
        services.GetRequiredService<IBookPort>().Find(default, CancellationToken.None).Wait(CancellationToken.None);
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

/// <summary>Answers everything there is.</summary>
[Public]
public sealed record ListBooks : IQuery<IReadOnlyList<BookDto>>;

public sealed class BookDto
{
    public string Title { get; set; } = "";
}

internal sealed class BookChecks : AbstractValidator<BookDto>;

internal sealed class SomethingHandler
{
    public static void Forget(CancellationToken cancellationToken, string text) => _ = Later(text, cancellationToken);

    public static async void Shout() => await Task.Yield();

    private static Task Later(string text, CancellationToken cancellationToken) => Task.Run(() => text.Length, cancellationToken);
}

/// <summary>A port that shows what is behind it.</summary>
public interface IBookPort
{
    IQueryable<string> Titles { get; }

    Task<Book?> Find(BookId id, CancellationToken cancellationToken);
}
