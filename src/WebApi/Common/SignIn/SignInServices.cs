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

        services.AddOptions<AuthenticationOptions>()
            .Validate(
                options => options.Schemes.Any(),
                $"Authentication: no scheme is registered in the environment {environment.EnvironmentName}, so nobody could sign in. The development sign-in exists in Development only; add a scheme in SignInServices.")
            .ValidateOnStart();
        services.AddAuthorization();
        services.AddHttpContextAccessor();
        services.AddScoped<ICurrentUser, HttpUser>();
    }
}
