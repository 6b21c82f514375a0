using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Accounts;

[SignedIn]
public sealed record GetMyProfile : IQuery<UserDto>;

internal sealed class GetMyProfileHandler(IUserQueries users, ICurrentUser user) : IQueryHandler<GetMyProfile, UserDto>
{
    public async Task<Result<UserDto>> Handle(GetMyProfile query, CancellationToken cancellationToken) =>
        await users.Find(user.Id, cancellationToken) is { } profile ? profile : AccountErrors.UserNotFound(user.Id);
}
