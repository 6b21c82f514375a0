using CleanTemplate.Infrastructure.Persistence;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CleanTemplate.WebApi.Common.Hosting;

/// <summary>/health/live: the process runs. /health/ready: it can serve requests now, else 503.</summary>
internal static class Health
{
    public const string Path = "/health";

    public static void MapHealth(this WebApplication app)
    {
        var health = app.MapGroup(Path).AllowAnonymous().DisableRateLimiting().ExcludeFromDescription();
        health.MapHealthChecks("/live", new() { Predicate = _ => false, ResponseWriter = Write });
        health.MapHealthChecks("/ready", new() { Predicate = check => check.Tags.Contains(DatabaseHealth.Ready), ResponseWriter = Write });
    }

    private static Task Write(HttpContext http, HealthReport report) => http.Response.WriteAsJsonAsync(new
    {
        status = report.Status.ToString(),
        checks = report.Entries.ToDictionary(check => check.Key, check => check.Value.Status.ToString()),
    });
}
