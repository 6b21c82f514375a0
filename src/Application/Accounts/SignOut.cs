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
