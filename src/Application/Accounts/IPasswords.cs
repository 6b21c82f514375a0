using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Accounts;

/// <summary>Every question costs one hash, whoever is asked for. Wrong answers count, and too many lock the account for a while.</summary>
public interface IPasswords
{
    /// <summary>The user with this address and password; null when there is none, or not confirmed, or locked.</summary>
    Task<ActiveUser?> Check(string email, string password, CancellationToken cancellationToken);

    /// <summary>False when the present password is not the given one. A change takes every access token back.</summary>
    Task<bool> Change(UserId user, string present, string next, CancellationToken cancellationToken);

    /// <summary>False when the token of the link is not good. A reset takes every access token back and lifts a lock that wrong passwords caused.</summary>
    Task<bool> Reset(UserId user, string token, string next, CancellationToken cancellationToken);
}
