using System.Security.Claims;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.WebApi.Common.SignIn;

/// <summary>The user of the request at hand; nobody, where there is no request.</summary>
internal sealed class HttpUser(IHttpContextAccessor accessor) : ICurrentUser
{
    private ClaimsPrincipal? Principal => accessor.HttpContext?.User;

    public bool IsSignedIn => Principal is { } principal && IdOf(principal) is not null;

    public UserId Id => (Principal is { } principal ? IdOf(principal) : null) ?? throw new InvalidOperationException("Nobody is signed in.");

    public bool May(string permission) => Principal is { } principal && May(principal, permission);

    /// <summary>Whoever is authenticated, but not by one of our ids, is nobody here.</summary>
    public static UserId? IdOf(ClaimsPrincipal principal) =>
        principal.Identity is { IsAuthenticated: true } && UserId.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), null, out var id) ? id : null;

    public static bool May(ClaimsPrincipal principal, string permission) =>
        principal.FindAll(ClaimTypes.Role).Any(role => RoleGrants.Allow(role.Value, permission));
}
