using CleanTemplate.Application.Accounts;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using CleanTemplate.WebApi.Tests.Logs;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.WebApi.Tests.Host;

internal static class SignedInUsers
{
    /// <summary>The token that the application itself would give this user.</summary>
    public static string TokenFor(this IServiceProvider services, UserId user, params string[] roles) =>
        SearchedLogs.OfThisRun.KeepSecret(services.GetRequiredService<IAccessTokens>().Issue(user, SessionId.New(TimeProvider.System.GetUtcNow()), version: 1, roles).Value);
}
