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

/// <summary>What staff does to accounts. Each change takes the user's access tokens back. All answer false when there is no such user.</summary>
public interface IUserAdministration
{
    Task<bool> AssignRole(UserId user, string role, CancellationToken cancellationToken);

    Task<bool> TakeRole(UserId user, string role, CancellationToken cancellationToken);

    Task<bool> Lock(UserId user, CancellationToken cancellationToken);

    Task<bool> Unlock(UserId user, CancellationToken cancellationToken);
}

/// <summary>How a new installation gets the first account that may do everything: for whoever runs the program, not for a request.</summary>
public interface IFirstAdmin
{
    /// <summary>Makes the account, if need be, and an admin of it. Answers a link, good once, to choose its password.</summary>
    Task<Uri> Make(string email, CancellationToken cancellationToken);
}

/// <summary>Whom to tell what has happened.</summary>
public interface IRecipients
{
    /// <summary>Null when there is no such user any more, or none who has confirmed the address.</summary>
    Task<Recipient?> Find(UserId user, CancellationToken cancellationToken);
}

public sealed record Recipient(string Email, string Name);

/// <summary>The pages that mails lead to.</summary>
public interface IAccountLinks
{
    Uri Confirmation(UserId user, string token);

    Uri PasswordReset(UserId user, string token);
}

/// <summary>How often something may be tried. What it counts by stands in request bodies, so no limiter in front of the endpoint can.</summary>
public interface IAttemptLimits
{
    /// <summary>
    /// Counts one attempt on the subject, an address or a session, from where the caller is; a refusal when it is one too many.
    /// Asked again within the same command, it answers the same.
    /// </summary>
    Error? Refuse(Attempt attempt, string subject);
}

public enum Attempt
{
    SignIn,
    Refresh,
    Registration,
    ConfirmationMail,
    PasswordResetMail,
}
