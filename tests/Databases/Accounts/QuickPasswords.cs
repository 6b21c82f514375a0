using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Databases.Accounts;

/// <summary>Hashing a password is slow on purpose; no test keeps one that is worth it.</summary>
internal sealed class QuickPasswords : IShortcut
{
    public void Take(IServiceCollection services) => services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1);
}
