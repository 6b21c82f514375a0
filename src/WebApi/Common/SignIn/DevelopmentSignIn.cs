using System.Security.Claims;
using System.Text.Encodings.Web;
using CleanTemplate.Application.Common.Authorization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace CleanTemplate.WebApi.Common.SignIn;

/// <summary>Signs anybody in who asks: <c>Authorization: Development customer</c>, <c>manager</c> or <c>admin</c>. In Development only.</summary>
internal sealed class DevelopmentSignIn : AuthenticationHandler<AuthenticationSchemeOptions>
{
    public new const string Scheme = "Development";

    private static readonly Dictionary<string, Guid> Users = new(StringComparer.Ordinal)
    {
        [Roles.Customer] = new("01990000-0000-7000-8000-000000000001"),
        [Roles.Manager] = new("01990000-0000-7000-8000-000000000002"),
        [Roles.Admin] = new("01990000-0000-7000-8000-000000000003"),
    };

    public DevelopmentSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IHostEnvironment environment)
        : base(options, logger, encoder)
    {
        if (!environment.IsDevelopment()) throw new InvalidOperationException($"The development sign-in does not exist in {environment.EnvironmentName}.");
    }

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization.ToString().Split(' ') is not [Scheme, var role]) return Task.FromResult(AuthenticateResult.NoResult());
        if (!Users.TryGetValue(role, out var user)) return Task.FromResult(AuthenticateResult.Fail($"Sign in as one of: {string.Join(", ", Users.Keys)}."));

        ClaimsIdentity identity = new([new(ClaimTypes.NameIdentifier, user.ToString()), new(ClaimTypes.Role, role)], Scheme);
        return Task.FromResult(AuthenticateResult.Success(new(new(identity), Scheme)));
    }
}
