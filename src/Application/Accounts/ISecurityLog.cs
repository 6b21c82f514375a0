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
