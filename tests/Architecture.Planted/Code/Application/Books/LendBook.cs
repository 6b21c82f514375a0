using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Domain.Common;
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
