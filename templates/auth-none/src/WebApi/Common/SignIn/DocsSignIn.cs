using CleanTemplate.Application.Common.Authorization;

namespace CleanTemplate.WebApi.Common.SignIn;

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
