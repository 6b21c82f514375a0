using CleanTemplate.Databases.Tokens;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.WebApi.Tests.Host;

internal static class SignedInUsers
{
    /// <summary>A token of the issuer for this user.</summary>
    public static string TokenFor(this IServiceProvider services, UserId user, params string[] roles) =>
        TestIssuer.Only.TokenFor(TimeProvider.System.GetUtcNow(), user.ToString(), roles);
}
