using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Accounts;

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
