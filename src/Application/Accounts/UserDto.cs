using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Accounts;

public sealed record UserDto(
    UserId Id, string Email, string Name, IReadOnlyList<string> Roles, bool IsConfirmed, bool IsLocked, DateTimeOffset RegisteredAt);

public interface IUserQueries
{
    Task<UserDto?> Find(UserId user, CancellationToken cancellationToken);

    /// <summary>Those whose address begins so, by address.</summary>
    Task<Page<UserDto>> List(string? email, IPaged page, CancellationToken cancellationToken);
}
