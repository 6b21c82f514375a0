using CleanTemplate.Application.Operations;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.WebApi.Tests.Access;
using CleanTemplate.WebApi.Tests.Host;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.WebApi.Tests.Operations;

internal sealed class DeadLettersAccess : AccessRows
{
    public override IEnumerable<AccessRow> Rows =>
    [
        Row<ListDeadLetters>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: Always(() => Get("/api/v1/dead-letters"))),
        Row<GetDeadLetter>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: async scene => Get(await Path(scene.Api))),
        Row<RequeueDeadLetter>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: async scene => Post($"{await Path(scene.Api)}/requeuing")),
    ];

    private static async Task<string> Path(Api api) => $"/api/v1/dead-letters/{await api.DeadLetter()}";
}

internal sealed class JobsAccess : AccessRows
{
    public override IEnumerable<AccessRow> Rows =>
    [
        Row<ListJobs>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: Always(() => Get("/api/v1/jobs"))),
        Row<GetJob>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: async scene => Get(await scene.Api.FailedJob())),
        Row<CancelJob>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: async scene => Post($"{await scene.Api.WaitingJob()}/cancellation")),
        Row<RequeueJob>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: async scene => Post($"{await scene.Api.FailedJob()}/requeuing")),
    ];
}

internal sealed class OperationsSchedulesAccess : AccessRows
{
    public override IEnumerable<AccessRow> Rows =>
    [
        Row<ListSchedules>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: Always(() => Get("/api/v1/schedules"))),
        Row<ListScheduleRuns>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: Always(() => Get("/api/v1/schedules/runs-cleanup/runs"))),
        Row<TriggerSchedule>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: async scene =>
        {
            // What the one before asked for is not finished: this host runs nothing.
            await scene.Api.Database.With((AppDbContext context) => context.Database.ExecuteSqlRawAsync("DELETE FROM scheduled_runs"));
            return Post("/api/v1/schedules/runs-cleanup/runs");
        }),
    ];
}

internal static class DeadLetterSteps
{
    public const string Body = "nobody may read this";

    /// <summary>An event that no instance knows, given up already.</summary>
    public static async Task<long> DeadLetter(this Api api)
    {
        var (key, noon) = (Guid.NewGuid(), new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));
        await api.Database.With((AppDbContext context) => context.Database.ExecuteSqlAsync($"""
            INSERT INTO outbox ("Key", "Name", "Payload", "OccurredAt", "State", "DueAt", "Attempts", "Error", "EndedAt")
            VALUES ({key}, 'tests.nobody', {Body}, {noon}, 'Dead', {noon}, 3, 'Nobody knows it.', {noon})
            """));
        return await api.Database.With((AppDbContext context) => context.Database.SqlQuery<long>($"""SELECT "Id" AS "Value" FROM outbox WHERE "Key" = {key}""").SingleAsync());
    }
}

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
