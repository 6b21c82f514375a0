using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Accounts;

/// <summary>Ends all sessions of the user, who cannot sign in until somebody unlocks the account.</summary>
[NothingToCheck("An id that leads nowhere is answered with not found.")]
[RequirePermission(AccountPermissions.Lock)]
public sealed record LockUser(UserId User) : ICommand;

internal sealed class LockUserHandler(
    IUserAdministration users, ISessionRepository sessions, ISecurityLog log, ICurrentUser staff, TimeProvider clock) : ICommandHandler<LockUser, Unit>
{
    public async Task<Result<Unit>> Handle(LockUser command, CancellationToken cancellationToken)
    {
        if (command.User == staff.Id) return AccountErrors.NotYourself;
        if (!await users.Lock(command.User, cancellationToken)) return AccountErrors.UserNotFound(command.User);

        await sessions.EndAll(command.User, except: null, SessionEnd.Locked, clock.GetUtcNow(), cancellationToken);
        log.Write(SecurityEventKind.Locked, command.User);
        return Unit.Value;
    }
}

[NothingToCheck("An id that leads nowhere is answered with not found.")]
[RequirePermission(AccountPermissions.Lock)]
public sealed record UnlockUser(UserId User) : ICommand;

internal sealed class UnlockUserHandler(IUserAdministration users, ISecurityLog log) : ICommandHandler<UnlockUser, Unit>
{
    public async Task<Result<Unit>> Handle(UnlockUser command, CancellationToken cancellationToken)
    {
        if (!await users.Unlock(command.User, cancellationToken)) return AccountErrors.UserNotFound(command.User);

        log.Write(SecurityEventKind.Unlocked, command.User);
        return Unit.Value;
    }
}
