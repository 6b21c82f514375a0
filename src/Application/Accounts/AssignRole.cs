using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.Accounts;

[RequirePermission(AccountPermissions.AssignRoles)]
public sealed record AssignRole(UserId User, string Role) : ICommand;

internal sealed class AssignRoleValidator : AbstractValidator<AssignRole>
{
    public AssignRoleValidator() => RuleFor(assign => assign.Role).IsRole();
}

internal sealed class AssignRoleHandler(IUserAdministration users, ISecurityLog log, ICurrentUser staff) : ICommandHandler<AssignRole, Unit>
{
    public async Task<Result<Unit>> Handle(AssignRole command, CancellationToken cancellationToken)
    {
        if (command.User == staff.Id) return AccountErrors.NotYourself;
        if (!await users.AssignRole(command.User, command.Role, cancellationToken)) return AccountErrors.UserNotFound(command.User);

        log.Write(SecurityEventKind.RoleAssigned, command.User, command.Role);
        return Unit.Value;
    }
}

[RequirePermission(AccountPermissions.AssignRoles)]
public sealed record TakeRole(UserId User, string Role) : ICommand;

internal sealed class TakeRoleValidator : AbstractValidator<TakeRole>
{
    public TakeRoleValidator() => RuleFor(take => take.Role).IsRole();
}

internal sealed class TakeRoleHandler(IUserAdministration users, ISecurityLog log, ICurrentUser staff) : ICommandHandler<TakeRole, Unit>
{
    public async Task<Result<Unit>> Handle(TakeRole command, CancellationToken cancellationToken)
    {
        if (command.User == staff.Id) return AccountErrors.NotYourself;
        if (!await users.TakeRole(command.User, command.Role, cancellationToken)) return AccountErrors.UserNotFound(command.User);

        log.Write(SecurityEventKind.RoleTaken, command.User, command.Role);
        return Unit.Value;
    }
}
