using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Accounts;

/// <summary>Keeps, with the change itself, what an investigation will ask for.</summary>
public interface ISecurityLog
{
    void Write(SecurityEventKind kind, UserId user, string? detail = null);
}

public enum SecurityEventKind
{
    LockedOut,
    RefreshReplayed,
    PasswordChanged,
    PasswordReset,
    RoleAssigned,
    RoleTaken,
    Locked,
    Unlocked,
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
