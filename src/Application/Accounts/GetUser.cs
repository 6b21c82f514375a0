using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Accounts;

[RequirePermission(AccountPermissions.ReadUsers)]
public sealed record GetUser(UserId Id) : IQuery<UserDto>;

internal sealed class GetUserHandler(IUserQueries users) : IQueryHandler<GetUser, UserDto>
{
    public async Task<Result<UserDto>> Handle(GetUser query, CancellationToken cancellationToken) =>
        await users.Find(query.Id, cancellationToken) is { } user ? user : AccountErrors.UserNotFound(query.Id);
}
