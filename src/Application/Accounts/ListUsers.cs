using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.Accounts;

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
