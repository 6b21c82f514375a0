namespace CleanTemplate.Domain.Accounts;

public enum SessionEnd
{
    SignedOut,

    /// <summary>A refresh token came a second time.</summary>
    Replayed,

    PasswordChanged,

    /// <summary>The account was locked.</summary>
    Locked,
}
