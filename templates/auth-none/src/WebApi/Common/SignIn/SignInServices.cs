using CleanTemplate.Application.Common.Authorization;
using Microsoft.AspNetCore.Authentication;

namespace CleanTemplate.WebApi.Common.SignIn;

internal static class SignInServices
{
    /// <summary>Callers bring an access token; in Development anybody may also sign in by name. Who may do what stands on the requests.</summary>
    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(BearerHandler.Scheme)
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.Scheme, bearer => bearer.ForwardDefaultSelector = Forward)
            .AddScheme<AuthenticationSchemeOptions, DevelopmentSignIn>(DevelopmentSignIn.Scheme, null);
        services.AddAuthorization();
        services.AddHttpContextAccessor();
        services.AddScoped<ICurrentUser, HttpUser>();
    }

    private static string? Forward(HttpContext http) =>
        http.RequestServices.GetRequiredService<IHostEnvironment>().IsDevelopment() && DevelopmentSignIn.IsAskedBy(http.Request) ? DevelopmentSignIn.Scheme : null;
}

/// <summary>What signing in is on the page to try the API.</summary>
internal static class DocsSignIn
{
    /// <summary>Its button Authorize takes an access token, or the name of a role for the development sign-in.</summary>
    public static readonly string Script = $$"""
        addEventListener("load", () => setTimeout(() => {
          ui.getConfigs().requestInterceptor = request => {
            const role = /^{{BearerHandler.Scheme}} ({{string.Join('|', Roles.All)}})$/.exec(request.headers.Authorization)?.[1];
            if (role) request.headers.Authorization = `{{DevelopmentSignIn.Scheme}} ${role}`;
            return request;
          };
        }));

        """;
}
