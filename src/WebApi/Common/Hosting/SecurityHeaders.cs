namespace CleanTemplate.WebApi.Common.Hosting;

/// <summary>What every answer tells browsers, and the way to HTTPS.</summary>
internal static class SecurityHeaders
{
    private const string NothingRuns = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // The page to try the API brings scripts and styles of its own, and calls the API.
    private const string OwnRuns = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this WebApplication app)
    {
        var hasDocs = app.Environment.IsDevelopment();
        app.Use((http, next) =>
        {
            // At the last moment: a fault clears what was set before.
            http.Response.OnStarting(() =>
            {
                var headers = http.Response.Headers;
                headers.XContentTypeOptions = "nosniff";
                headers.ContentSecurityPolicy = hasDocs && http.Request.Path.StartsWithSegments(DocsPage.Path, StringComparison.Ordinal) ? OwnRuns : NothingRuns;
                headers.XFrameOptions = "DENY";
                headers["Referrer-Policy"] = "no-referrer";
                return Task.CompletedTask;
            });
            return next(http);
        });
    }

    /// <summary>
    /// Outside Development. Who came over HTTPS is told to stay there; who did not is sent there if a port for it is known, which it is not
    /// in a container behind a proxy that ends TLS. Machines ask for health where they are.
    /// </summary>
    public static void UseHttps(this WebApplication app)
    {
        if (app.Environment.IsDevelopment()) return;

        app.UseHsts();
        app.UseWhen(http => !http.Request.Path.StartsWithSegments(Health.Path, StringComparison.Ordinal), asked => asked.UseHttpsRedirection());
    }
}
