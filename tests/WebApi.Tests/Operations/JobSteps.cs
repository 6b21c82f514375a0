using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.WebApi.Tests.Host;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.WebApi.Tests.Operations;

internal static class JobSteps
{
    public const string Payload = "nobody may read this";

    /// <summary>The path of a job that no instance knows, given up already.</summary>
    public static Task<string> FailedJob(this Api api) => api.Job("Dead", due: Noon, ended: Noon);

    /// <summary>The path of one that is not due before the end of the century.</summary>
    public static Task<string> WaitingJob(this Api api) => api.Job("Open", due: Noon.AddYears(70), ended: null);

    private static DateTimeOffset Noon => new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private static async Task<string> Job(this Api api, string state, DateTimeOffset due, DateTimeOffset? ended)
    {
        var (key, noon) = (Guid.NewGuid(), Noon);
        await api.Database.With((AppDbContext context) => context.Database.ExecuteSqlAsync($"""
            INSERT INTO jobs ("Key", "Name", "Payload", "AtATime", "EnqueuedAt", "State", "DueAt", "Attempts", "Error", "Progress", "Total", "EndedAt")
            VALUES ({key}, 'tests.nobody', {Payload}, 1, {noon}, {state}, {due}, 3, 'Nobody knows it.', 5, 10, {ended})
            """));
        return $"/api/v1/jobs/{key}";
    }
}
