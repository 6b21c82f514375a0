using System.Net;
using System.Text.Json;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.WebApi.Tests.CommandLine;
using CleanTemplate.WebApi.Tests.Host;
using Microsoft.AspNetCore.Hosting;

namespace CleanTemplate.WebApi.Tests.Operations.InDepth;

public sealed class WatchingSchedules
{
    private const string Schedules = "/api/v1/schedules";
    private const string Runs = $"{Schedules}/runs-cleanup/runs";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory, OnEveryDatabase]
    public async Task A_schedule_is_listed_with_its_time_and_its_last_run(TestDatabase database)
    {
        await using var api = Api.Started(await database.Create());
        using var manager = api.SignedIn(Roles.Manager);

        var before = await Listed(manager, "runs-cleanup");
        await manager.Post(Runs);
        var after = await Listed(manager, "runs-cleanup");

        Assert.Equal("0 0 3 * * ?", before.GetProperty("cron").GetString());
        Assert.Equal(new TimeSpan(3, 0, 0), before.GetProperty("nextFire").GetDateTimeOffset().TimeOfDay);
        Assert.Equal(JsonValueKind.Null, LastRun(before).ValueKind);
        Assert.Equal(("waiting", "staff"), (LastRun(after).GetProperty("outcome").GetString(), LastRun(after).GetProperty("triggeredBy").GetString()));
    }

    [Theory, OnEveryDatabase]
    public async Task A_schedule_that_is_switched_off_has_no_time(TestDatabase database)
    {
        await using var api = Api.Started(await database.Create(), host => host.UseSetting("Schedules:runs-cleanup", "never"));
        using var manager = api.SignedIn(Roles.Manager);

        var listed = await Listed(manager, "runs-cleanup");

        Assert.Equal(JsonValueKind.Null, Property(listed, "cron").ValueKind);
        Assert.Equal(JsonValueKind.Null, Property(listed, "nextFire").ValueKind);
    }

    [Theory, OnEveryDatabase]
    public async Task What_staff_ask_for_is_accepted_once_until_it_is_done(TestDatabase database)
    {
        await using var api = Api.Started(await database.Create());
        using var manager = api.SignedIn(Roles.Manager);

        await (await manager.Post(Runs)).Body(HttpStatusCode.Accepted);

        await (await manager.Post(Runs)).Refused(HttpStatusCode.Conflict, "operations.schedule_running");
    }

    [Theory, OnEveryDatabase]
    public async Task What_staff_ask_for_is_run_by_an_instance_that_runs_jobs(TestDatabase database)
    {
        await using var api = Api.Started(await database.Create(), host => host.UseSetting("Schedules:Enabled", "true").UseSetting("Schedules:runs-cleanup", "never"));
        using var manager = api.SignedIn(Roles.Manager);

        await (await manager.Post(Runs)).Body(HttpStatusCode.Accepted);

        var run = await Eventually(manager, run => run.GetProperty("outcome").GetString() == "succeeded");
        Assert.Equal(("0 runs deleted", 1), (run.GetProperty("message").GetString(), run.GetProperty("attempts").GetInt32()));
    }

    [Theory, OnEveryDatabase]
    public async Task A_time_that_comes_on_two_instances_is_run_for_once_with_the_newest_first(TestDatabase database)
    {
        await using var api = Api.Started(await database.Create(), EverySecond);
        await using var twin = Api.Started(api.Database, EverySecond, leavesDatabase: true);
        using var manager = api.SignedIn(Roles.Manager);

        await Eventually(manager, _ => true, atLeast: 4);
        var times = (await RunsOf(manager)).Select(run => run.GetProperty("dueAt").GetDateTimeOffset()).ToList();

        Assert.Equal(times.Distinct().OrderDescending(), times);
        Assert.All(times, time => Assert.Equal(0, time.Ticks % TimeSpan.TicksPerSecond));

        static void EverySecond(IWebHostBuilder host) => host.UseSetting("Schedules:Enabled", "true").UseSetting("Schedules:runs-cleanup", "* * * * * ?");
    }

    [Theory, OnEveryDatabase]
    public async Task An_unknown_schedule_is_not_found(TestDatabase database)
    {
        await using var api = Api.Started(await database.Create());
        using var manager = api.SignedIn(Roles.Manager);

        await (await manager.GetAsync($"{Schedules}/nothing/runs")).Refused(HttpStatusCode.NotFound, "operations.schedule_not_found");
        await (await manager.Post($"{Schedules}/nothing/runs")).Refused(HttpStatusCode.NotFound, "operations.schedule_not_found");
    }

    [Fact]
    public async Task A_start_with_a_schedule_that_cannot_be_read_is_stopped()
    {
        var run = await Executable.Run([("Database__ConnectionString", "Server=nowhere"), ("Schedules__runs-cleanup", "every day")]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Schedules:runs-cleanup: 'every day' is no cron expression", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors + run.Output, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> Listed(HttpClient client, string name) =>
        (await (await client.GetAsync($"{Schedules}?pageSize=100")).Data()).EnumerateArray().Single(schedule => schedule.GetProperty("name").GetString() == name);

    private static JsonElement LastRun(JsonElement schedule) => Property(schedule, "lastRun");

    /// <summary>Null when it is left out.</summary>
    private static JsonElement Property(JsonElement of, string name) =>
        of.TryGetProperty(name, out var found) ? found : JsonDocument.Parse("null").RootElement;

    private static async Task<List<JsonElement>> RunsOf(HttpClient client) => [.. (await (await client.GetAsync($"{Runs}?pageSize=100")).Data()).EnumerateArray()];

    private static async Task<JsonElement> Eventually(HttpClient client, Func<JsonElement, bool> newest, int atLeast = 1)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var runs = await RunsOf(client);
            if (runs.Count >= atLeast && newest(runs[0])) return runs[0];

            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, $"It has not come to that: {string.Join(", ", runs)}");
            await Task.Delay(100);
        }
    }
}
