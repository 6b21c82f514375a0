using CleanTemplate.WebApi.Common.Http;
using CleanTemplate.WebApi.Common.SignIn;

namespace CleanTemplate.WebApi.Common.Hosting;

/// <summary>In Development: a page at /docs to try the API, on which one signs in.</summary>
internal static class DocsPage
{
    public const string Path = "/docs";

    private const string Script = $"{Path}/sign-in.js";

    public static void MapDocsPage(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment()) return;

        // A file of its own: what the page's options take as text would be compiled in the browser, which its policy forbids.
        app.MapGet(Script, () => TypedResults.Text(DocsSignIn.Script, "text/javascript")).AllowAnonymous().DisableRateLimiting().ExcludeFromDescription();
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = Path.TrimStart('/');
            page.InjectJavascript(Script);
            // What the page opens with is the first.
            foreach (var version in app.Services.GetRequiredService<SupportedVersions>().All.Reverse()) page.SwaggerEndpoint($"/openapi/{version.Name}.json", version.Name);
        });
    }
}
