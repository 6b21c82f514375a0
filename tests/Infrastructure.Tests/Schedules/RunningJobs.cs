using CleanTemplate.Application.Operations;
using CleanTemplate.Infrastructure.Tests.InDepth;

namespace CleanTemplate.Infrastructure.Tests.Schedules;

public sealed class RunningJobs
{
    private static readonly DateTimeOffset Six = new(2026, 1, 1, 6, 0, 0, TimeSpan.Zero);

    [Theory, OnEveryDatabase]
    public async Task A_time_that_comes_on_several_instances_is_run_for_once(TestDatabase database)
    {
        await using var own = await database.Create();
        JobDesk desk = new();
        await using ScheduleInstance one = new(own, desk), two = new(own, desk), three = new(own, desk);
        ScheduleInstance[] all = [one, two, three];

        await Task.WhenAll(all.Select(instance => instance.Note("morning", Six)));
        await Task.WhenAll(all.Select(instance => instance.Work()));
        await Task.WhenAll(all.Select(instance => instance.Note("morning", Six)));
        await Task.WhenAll(all.Select(instance => instance.Work()));

        Assert.Equal([("morning", Six)], desk.Begun);
        var run = Assert.Single(await own.Runs());
        Assert.Equal(
            (Six, ScheduleTrigger.Schedule, ScheduleOutcome.Succeeded, 1, "done", one.Clock.Now, one.Clock.Now),
            (run.FireTime, run.TriggeredBy, run.Outcome, run.Attempts, run.Message, run.StartedAt, run.FinishedAt));
        Assert.NotNull(run.Milliseconds);
    }

    [Theory, OnEveryDatabase]
    public async Task What_a_job_writes_bears_the_name_of_its_schedule(TestDatabase database)
    {
        await using var own = await database.Create();
        await using ScheduleInstance instance = new(own, new());

        await instance.Note("signing", Six);
        await instance.Work();

        Assert.Equal("schedule:signing", Assert.Single(await own.Runs()).Message);
    }

    [Theory, OnEveryDatabase]
    public async Task A_job_that_throws_is_noted_as_failed_and_stops_no_other(TestDatabase database)
    {
        await using var own = await database.Create();
        JobDesk desk = new() { Work = (job, _) => job == "morning" ? throw new TimeoutException(new string('x', 5_000)) : Task.FromResult<string?>(null) };
        await using ScheduleInstance instance = new(own, desk);

        await instance.Note("morning", Six);
        await instance.Note("evening", Six);
        await instance.Work();

        var (evening, morning) = ((await own.Runs())[0], (await own.Runs())[1]);
        Assert.Equal((ScheduleOutcome.Succeeded, null), (evening.Outcome, evening.Message));
        Assert.Equal((ScheduleOutcome.Failed, $"TimeoutException: {new string('x', 482)}"), (morning.Outcome, morning.Message));
        Assert.NotNull(morning.FinishedAt);
    }

    [Theory, OnEveryDatabase]
    public async Task A_job_that_failed_runs_again_the_next_time(TestDatabase database)
    {
        await using var own = await database.Create();
        JobDesk desk = new() { Work = (_, _) => throw new TimeoutException() };
        await using ScheduleInstance instance = new(own, desk);
        await instance.Note("morning", Six);
        await instance.Work();

        desk.Work = (_, _) => Task.FromResult<string?>("done");
        await instance.Note("morning", Six.AddDays(1));
        await instance.Work();

        Assert.Equal([ScheduleOutcome.Failed, ScheduleOutcome.Succeeded], (await own.Runs()).Select(run => run.Outcome));
    }

    [Theory, OnEveryDatabase]
    public async Task A_time_that_comes_while_the_run_before_goes_on_is_skipped(TestDatabase database)
    {
        await using var own = await database.Create();
        JobDesk desk = new();
        var end = desk.Pending();
        await using ScheduleInstance one = new(own, desk), two = new(own, desk);
        await one.Note("morning", Six);
        await one.Poll();
        await Eventually.Is(() => desk.Begun.Count == 1);

        await one.Note("morning", Six.AddHours(1));
        await two.Note("morning", Six.AddHours(1));
        await two.Work();
        end.SetResult("late");
        await one.Work();

        Assert.Single(desk.Begun);
        Assert.Equal(
            [(Six, ScheduleOutcome.Succeeded, "late"), (Six.AddHours(1), ScheduleOutcome.Skipped, "The run before it was not finished.")],
            (await own.Runs()).Select(run => (run.FireTime, run.Outcome, run.Message)));
    }

    [Theory, OnEveryDatabase]
    public async Task What_is_noted_is_run_at_once_by_an_instance_that_is_started(TestDatabase database)
    {
        await using var own = await database.Create();
        JobDesk desk = new();
        await using ScheduleInstance instance = new(own, desk);
        await instance.Start();

        await instance.Note("morning", Six);

        await Eventually.Is(async () => (await own.Runs()).Single().Outcome == ScheduleOutcome.Succeeded);
    }

    [Theory, OnEveryDatabase]
    public async Task A_job_of_a_newer_version_is_left_to_it(TestDatabase database)
    {
        await using var own = await database.Create();
        await using ScheduleInstance instance = new(own, new());

        await instance.Note("from-the-future", Six);
        await instance.Work();

        Assert.Equal(ScheduleOutcome.Waiting, Assert.Single(await own.Runs()).Outcome);
    }
}
