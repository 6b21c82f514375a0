using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Accounts;

/// <summary>Who can sign in, and as what.</summary>
public interface IAccounts
{
    /// <summary>Makes a pending account, in the place of an earlier pending one. Answers whose it is, and whether it was confirmed already: then nothing changed.</summary>
    Task<(UserId User, bool WasConfirmed)> Register(string email, string name, string password, CancellationToken cancellationToken);

    Task<bool> Confirm(UserId user, string token, CancellationToken cancellationToken);

    Task<UserId?> FindPending(string email, CancellationToken cancellationToken);

    Task<UserId?> FindConfirmed(string email, CancellationToken cancellationToken);

    /// <summary>What the user is at the moment; null when nobody, or locked.</summary>
    Task<ActiveUser?> FindActive(UserId user, CancellationToken cancellationToken);

    Task Rename(UserId user, string name, CancellationToken cancellationToken);

    /// <summary>Where to write to the user, and with which token the link of the mail works; null when there is no such user any more.</summary>
    Task<MailAddress?> AddressOf(UserId user, LinkFor link, CancellationToken cancellationToken);
}

/// <summary>Someone who may act, in the version that their tokens carry.</summary>
public sealed record ActiveUser(UserId Id, long Version, IReadOnlyList<string> Roles);

public sealed record MailAddress(string Email, string Name, string Token);

public enum LinkFor
{
    Confirmation,
    PasswordReset,
}
