using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Application.Common.Validation;
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

public sealed record UserDto(
    UserId Id, string Email, string Name, IReadOnlyList<string> Roles, bool IsConfirmed, bool IsLocked, DateTimeOffset RegisteredAt);

public interface IUserQueries
{
    Task<UserDto?> Find(UserId user, CancellationToken cancellationToken);

    /// <summary>Those whose address begins so, by address.</summary>
    Task<Page<UserDto>> List(string? email, IPaged page, CancellationToken cancellationToken);
}

[RequirePermission(AccountPermissions.ReadUsers)]
public sealed record GetUser(UserId Id) : IQuery<UserDto>;

internal sealed class GetUserHandler(IUserQueries users) : IQueryHandler<GetUser, UserDto>
{
    public async Task<Result<UserDto>> Handle(GetUser query, CancellationToken cancellationToken) =>
        await users.Find(query.Id, cancellationToken) is { } user ? user : AccountErrors.UserNotFound(query.Id);
}

[RequirePermission(AccountPermissions.ReadUsers)]
public sealed record ListUsers(string? Email = null, int Page = 1, int PageSize = PageLimits.DefaultSize) : IQuery<Page<UserDto>>, IPaged;

internal sealed class ListUsersValidator : AbstractValidator<ListUsers>
{
    public ListUsersValidator()
    {
        RuleFor(query => query.Email).IsOptionalText(AccountRules.EmailLength)
            .Follows("^[ -~]*$").WithMessage("'{PropertyName}' must be the beginning of an address, in ASCII.");
        this.AddPageRules();
    }
}

internal sealed class ListUsersHandler(IUserQueries users) : IQueryHandler<ListUsers, Page<UserDto>>
{
    public async Task<Result<Page<UserDto>>> Handle(ListUsers query, CancellationToken cancellationToken) =>
        await users.List(query.Email, query, cancellationToken);
}
