using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Accounts;

/// <summary>What staff does to accounts. Each change takes the user's access tokens back. All answer false when there is no such user.</summary>
public interface IUserAdministration
{
    Task<bool> AssignRole(UserId user, string role, CancellationToken cancellationToken);

    Task<bool> TakeRole(UserId user, string role, CancellationToken cancellationToken);

    Task<bool> Lock(UserId user, CancellationToken cancellationToken);

    Task<bool> Unlock(UserId user, CancellationToken cancellationToken);
}
