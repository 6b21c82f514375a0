using System.Security.Claims;
using System.Text.Encodings.Web;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Domain.Common;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Api.Benchmark;

/// <summary>No sign-in can cost less: the customer is known beforehand.</summary>
internal sealed class FixedSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Fixed";

    public static readonly UserId Customer = UserId.New(DateTimeOffset.UnixEpoch);

    private static readonly AuthenticateResult Known = AuthenticateResult.Success(new(
        new(new ClaimsIdentity([new("sub", Customer.ToString()), new("roles", Roles.Customer)], Name, "sub", "roles")), Name));

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Known);
}
