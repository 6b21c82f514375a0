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

/// <summary>What signing in is on the page to try the API.</summary>
internal static class DocsSignIn
{
    /// <summary>Whoever is answered an access token there, by a sign-in or a refresh, is signed in on the page with it.</summary>
    public const string Script = $$"""
        addEventListener("load", () => setTimeout(() => {
          ui.getConfigs().responseInterceptor = answer => {
            const token = answer.obj?.data?.accessToken;
            if (token) ui.preauthorizeApiKey("{{BearerHandler.Scheme}}", token);
            return answer;
          };
        }));

        """;
}
