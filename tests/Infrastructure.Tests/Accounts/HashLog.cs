using CleanTemplate.Infrastructure.Persistence.Accounts;
using Microsoft.AspNetCore.Identity;

namespace CleanTemplate.Infrastructure.Tests.Accounts;

/// <summary>Hashes passwords as ever, counts it, and lets a test do something in the meantime.</summary>
internal sealed class HashLog : IPasswordHasher<Account>
{
    private readonly PasswordHasher<Account> _hasher = new();
    private int _made, _verified;

    public int Made => _made;

    public int Verified => _verified;

    /// <summary>Done once, while the next hash is computed.</summary>
    public Action? Meanwhile { get; set; }

    public void Clear() => (_made, _verified) = (0, 0);

    public string HashPassword(Account user, string password)
    {
        Interlocked.Increment(ref _made);
        DoMeanwhile();
        return _hasher.HashPassword(user, password);
    }

    public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
    {
        Interlocked.Increment(ref _verified);
        DoMeanwhile();
        return _hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }

    private void DoMeanwhile()
    {
        var meanwhile = Meanwhile;
        Meanwhile = null;
        meanwhile?.Invoke();
    }
}
