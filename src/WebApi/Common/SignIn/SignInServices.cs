using CleanTemplate.Application.Common.Authorization;
using Microsoft.AspNetCore.Authentication;

namespace CleanTemplate.WebApi.Common.SignIn;

internal static class SignInServices
{
    /// <summary>Callers bring an access token. Who may do what stands on the requests.</summary>
    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(BearerHandler.Scheme).AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.Scheme, null);
        services.AddAuthorization();
        services.AddHttpContextAccessor();
        services.AddScoped<ICurrentUser, HttpUser>();
    }
}
