using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Accounts;

[NothingToCheck("It says nothing.")]
[SignedIn]
public sealed record SignOut : ICommand;

internal sealed class SignOutHandler(ISessionRepository sessions, ICurrentUser user, ICaller caller, TimeProvider clock) : ICommandHandler<SignOut, Unit>
{
    public async Task<Result<Unit>> Handle(SignOut command, CancellationToken cancellationToken)
    {
        if (await sessions.Find(caller.Session, user.Id, cancellationToken) is { } session) session.End(SessionEnd.SignedOut, clock.GetUtcNow());
        return Unit.Value;
    }
}

[NothingToCheck("It says nothing.")]
[SignedIn]
public sealed record SignOutEverywhere : ICommand;

internal sealed class SignOutEverywhereHandler(ISessionRepository sessions, ICurrentUser user, TimeProvider clock) : ICommandHandler<SignOutEverywhere, Unit>
{
    public async Task<Result<Unit>> Handle(SignOutEverywhere command, CancellationToken cancellationToken)
    {
        await sessions.EndAll(user.Id, except: null, SessionEnd.SignedOut, clock.GetUtcNow(), cancellationToken);
        return Unit.Value;
    }
}

/// <summary>Ends one of the user's own sessions.</summary>
[NothingToCheck("An id that leads nowhere is answered with not found.")]
[SignedIn]
public sealed record EndSession(SessionId Id) : ICommand;

internal sealed class EndSessionHandler(ISessionRepository sessions, ICurrentUser user, TimeProvider clock) : ICommandHandler<EndSession, Unit>
{
    public async Task<Result<Unit>> Handle(EndSession command, CancellationToken cancellationToken)
    {
        if (await sessions.Find(command.Id, user.Id, cancellationToken) is not { } session) return AccountErrors.SessionNotFound(command.Id);

        session.End(SessionEnd.SignedOut, clock.GetUtcNow());
        return Unit.Value;
    }
}

internal static class SessionEnding
{
    /// <summary>Ends the sessions of the user, all but the one that is kept.</summary>
    public static async Task EndAll(
        this ISessionRepository sessions, UserId user, SessionId? except, SessionEnd because, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var session in await sessions.FindLive(user, cancellationToken))
            if (session.Id != except) session.End(because, at);
    }
}
