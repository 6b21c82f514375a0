using Microsoft.AspNetCore.Identity;

namespace CleanTemplate.Infrastructure.Accounts;

internal static class IdentityResults
{
    /// <summary>What the use case has checked cannot be refused here any more.</summary>
    public static async Task Succeeded(this Task<IdentityResult> work)
    {
        var result = await work;
        if (!result.Succeeded) throw new InvalidOperationException(result.ToString());
    }
}
