using System.Security.Claims;
using System.Text.Encodings.Web;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Domain.Common;
using CleanTemplate.WebApi.Common.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace CleanTemplate.WebApi.Common.SignIn;

/// <summary>
/// <c>Authorization: Bearer TOKEN</c>: the token must be genuine, and must still count. Why one was refused stays here: every
/// answer is the same 401. Where nobody knows whether it still counts, the answer is 503.
/// </summary>
internal sealed class BearerHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IAccessTokenReader reader, IEnumerable<ITokenStanding> judges)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "Bearer";

    private bool _isStandingUnknown;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var headers = Request.Headers.Authorization;
        if (!headers.Any(header => header?.Split(' ')[0].Equals(Scheme, StringComparison.OrdinalIgnoreCase) is true)) return AuthenticateResult.NoResult();
        if (headers is not [{ } only] || only.Split(' ', 2) is not [_, var token]) return AuthenticateResult.Fail("The header is malformed.");
        if (await reader.Read(token.Trim(' '), Context.RequestAborted) is not { } principal)
            return AuthenticateResult.Fail("The token is not genuine, or not for us, or not for now.");

        var standings = judges.Select(judge => judge.Of(principal)).ToList();
        if (standings.Contains(Standing.Revoked)) return AuthenticateResult.Fail("The token is revoked.");
        _isStandingUnknown = standings.Contains(Standing.Unknown);
        return _isStandingUnknown ? AuthenticateResult.Fail("Whether the token is revoked is not known.") : AuthenticateResult.Success(new(principal, Scheme));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (_isStandingUnknown)
        {
            await Problems.For(CommonErrors.Unavailable).ExecuteAsync(Context);
            return;
        }

        var wasRefused = (await HandleAuthenticateOnceSafeAsync()).Failure is not null;
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = wasRefused ? $"{Scheme} error=\"invalid_token\"" : Scheme;
    }
}

/// <summary>The user of the request at hand; nobody, where there is no request.</summary>
internal sealed class HttpUser(IHttpContextAccessor accessor) : ICurrentUser
{
    public const string IdClaim = "sub";
    public const string RoleClaim = "roles";

    private ClaimsPrincipal? Principal => accessor.HttpContext?.User;

    public bool IsSignedIn => Principal is { } principal && IdOf(principal) is not null;

    public UserId Id => (Principal is { } principal ? IdOf(principal) : null) ?? throw new InvalidOperationException("Nobody is signed in.");

    public bool May(string permission) => Principal is { } principal && May(principal, permission);

    /// <summary>Whoever is authenticated, but not by one of our ids, is nobody here.</summary>
    public static UserId? IdOf(ClaimsPrincipal principal) =>
        principal.Identity is { IsAuthenticated: true } && UserId.TryParse(principal.FindFirstValue(IdClaim), null, out var id) ? id : null;

    public static bool May(ClaimsPrincipal principal, string permission) =>
        principal.FindAll(RoleClaim).Any(role => RoleGrants.Allow(role.Value, permission));
}
