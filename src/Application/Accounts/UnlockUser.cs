using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Accounts;

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
