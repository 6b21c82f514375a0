using CleanTemplate.Application.Common.Authorization;
using Microsoft.AspNetCore.Authentication;

namespace CleanTemplate.WebApi.Common.SignIn;

internal static class SignInServices
{
    /// <summary>In Development anybody may sign in by name. Who may do what stands on the requests.</summary>
    public static void AddSignIn(this IServiceCollection services, IHostEnvironment environment)
    {
        var authentication = services.AddAuthentication();
        if (environment.IsDevelopment())
            authentication.AddScheme<AuthenticationSchemeOptions, DevelopmentSignIn>(DevelopmentSignIn.Scheme, null);

        services.AddAuthorization();
        services.AddHttpContextAccessor();
        services.AddScoped<ICurrentUser, HttpUser>();
        services.AddHostedService<SignInCheck>();
    }
}
