using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Accounts;

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
