using System.Security.Claims;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Domain.Accounts;

namespace CleanTemplate.WebApi.Common.SignIn;

/// <summary>The user of the request at hand; nobody, where there is no request.</summary>
internal sealed class HttpUser(IHttpContextAccessor accessor) : ICurrentUser
{
    private ClaimsPrincipal? Principal => accessor.HttpContext?.User;

    public bool IsSignedIn => Principal is { Identity.IsAuthenticated: true };

    public UserId Id => UserId.TryParse(Principal?.FindFirstValue(ClaimTypes.NameIdentifier), null, out var id)
        ? id
        : throw new InvalidOperationException("Nobody is signed in.");

    public bool May(string permission) => Principal is { } principal && May(principal, permission);

    public static bool May(ClaimsPrincipal principal, string permission) =>
        principal.FindAll(ClaimTypes.Role).Any(role => RoleGrants.Allow(role.Value, permission));
}
