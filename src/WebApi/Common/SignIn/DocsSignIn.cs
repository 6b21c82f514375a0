namespace CleanTemplate.WebApi.Common.SignIn;

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
