using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Application.Operations;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Tests.InDepth;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Tests.Jobs;

public sealed class FailingJobs
{
    [Theory, OnEveryDatabase]
    public async Task A_job_that_throws_is_tried_again_after_a_pause_and_at_last_given_up(TestDatabase database)
    {
        await using var own = await database.Create();
        ChoreDesk desk = new() { Work = (_, _, _) => throw new TimeoutException("too slow") };
        await using JobInstance instance = new(own, desk);
        var id = await instance.Enqueue(new Chore("washing"));

        await instance.Work();
        var first = await instance.Job(id);
        for (var i = 0; i < 4; i++)
        {
            instance.Clock.Now += TimeSpan.FromMinutes(1);
            await instance.Work();
        }

        Assert.Equal((JobState.Waiting, 1, "TimeoutException: too slow"), (first.State, first.Attempts, first.Error));
        var last = Assert.Single(await instance.List(onlyFailed: true));
        Assert.Equal((id, JobState.Failed, 3, 3), (last.Id, last.State, last.Attempts, desk.Begun.Count));
    }

    [Theory, OnEveryDatabase]
    public async Task A_failure_that_no_repetition_helps_is_given_up_at_once(TestDatabase database)
    {
        await using var own = await database.Create();
        await using JobInstance instance = new(own, new() { Work = (_, _, _) => throw new HopelessException() });
        var id = await instance.Enqueue(new Chore("washing"));

        await instance.Work();

        var job = await instance.Job(id);
        Assert.Equal((JobState.Failed, 1, "HopelessException: It is no use."), (job.State, job.Attempts, job.Error));
    }

    [Theory, OnEveryDatabase]
    public async Task A_payload_that_cannot_be_read_is_given_up_with_its_reason_and_blocks_no_other(TestDatabase database)
    {
        await using var own = await database.Create();
        ChoreDesk desk = new();
        await using JobInstance instance = new(own, desk);
        var (garbled, strange) = (await instance.Enqueue(new Chore("garbled")), await instance.Enqueue(new Chore("strange")));
        var good = await instance.Enqueue(new Chore("good"));
        await own.With((AppDbContext context) => context.Database.ExecuteSqlAsync($"""UPDATE jobs SET "Payload" = 'nonsense' WHERE "Key" = {garbled.Value}"""));
        await own.With((AppDbContext context) => context.Database.ExecuteSqlAsync($"""UPDATE jobs SET "Name" = 'tests.nobody' WHERE "Key" = {strange.Value}"""));

        await instance.Work();

        Assert.Equal((JobState.Failed, JobState.Failed, JobState.Succeeded), (await instance.State(garbled), await instance.State(strange), await instance.State(good)));
        Assert.StartsWith("HopelessJobException: The payload is none of tests.chore: ", (await instance.Job(garbled)).Error, StringComparison.Ordinal);
        Assert.Equal("HopelessJobException: No job is called 'tests.nobody' here.", (await instance.Job(strange)).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task A_job_whose_instance_died_is_begun_by_another_when_its_lease_is_over(TestDatabase database)
    {
        await using var own = await database.Create();
        ChoreDesk desk = new();
        desk.Pending();
        await using JobInstance dead = new(own, desk), living = new(own, desk);
        var id = await dead.Enqueue(new SingleChore("washing"));
        await dead.Begin();
        await Eventually.Is(() => desk.Begun.Count == 1);

        desk.Work = (_, _, _) => Task.FromResult<string?>("saved");
        await living.Work();
        var before = await living.State(id);
        living.Clock.Now += TimeSpan.FromMinutes(1);
        await living.Work();

        Assert.Equal(JobState.Running, before);
        var job = await living.Job(id);
        Assert.Equal((JobState.Succeeded, 2, "saved"), (job.State, job.Attempts, job.Result));
    }

    [Theory, OnEveryDatabase]
    public async Task A_job_that_kills_its_instances_is_given_up(TestDatabase database)
    {
        await using var own = await database.Create();
        ChoreDesk desk = new();
        await using JobInstance instance = new(own, desk);
        var id = await instance.Enqueue(new Chore("washing"));
        await own.With((AppDbContext context) => context.Database.ExecuteSqlAsync($"""UPDATE jobs SET "Attempts" = 3 WHERE "Key" = {id.Value}"""));

        await instance.Work();

        Assert.Empty(desk.Begun);
        var job = await instance.Job(id);
        Assert.Equal(JobState.Failed, job.State);
        Assert.StartsWith("HopelessJobException: It was begun 3 times and never ended.", job.Error, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_long_job_stays_leased_and_one_that_lost_its_lease_is_told_to_stop(TestDatabase database)
    {
        await using var own = await database.Create();
        ChoreDesk desk = new();
        var end = desk.Pending();
        await using JobInstance instance = new(own, desk, options => options.Lease = TimeSpan.FromSeconds(2));
        await using JobInstance other = new(own, desk);
        var id = await instance.Enqueue(new SingleChore("long"));
        await instance.Begin();
        await Eventually.Is(() => desk.Begun.Count == 1);

        instance.Clock.Now += TimeSpan.FromSeconds(10);
        other.Clock.Now = instance.Clock.Now;
        await Eventually.Is(async () => await instance.State(id) == JobState.Running);
        await other.Work();
        Assert.Single(desk.Begun);

        // As if another had it by now.
        await own.With((AppDbContext context) => context.Database.ExecuteSqlAsync($"""UPDATE jobs SET "Lease" = {Guid.NewGuid()} WHERE "Key" = {id.Value}"""));
        instance.Clock.Skip(TimeSpan.FromSeconds(2));
        await Eventually.Is(async () => await instance.Begin() == 0 && desk.Idle);
        Assert.False(end.Task.IsCompleted);
        Assert.Equal(JobState.Running, await instance.State(id));
    }

    [Theory, OnEveryDatabase]
    public async Task An_instance_that_stops_gives_its_jobs_back_and_they_lose_no_attempt(TestDatabase database)
    {
        await using var own = await database.Create();
        ChoreDesk desk = new();
        desk.Pending();
        JobInstance stopping = new(own, desk);
        var id = await stopping.Enqueue(new SingleChore("washing"));
        await stopping.Start();
        await Eventually.Is(() => desk.Begun.Count == 1);

        await stopping.DisposeAsync();
        await using JobInstance next = new(own, desk);
        var between = await next.Job(id);
        desk.Work = (_, _, _) => Task.FromResult<string?>("done");
        await next.Work();

        Assert.Equal((JobState.Waiting, 0), (between.State, between.Attempts));
        Assert.Equal((JobState.Succeeded, 1), (await next.State(id), (await next.Job(id)).Attempts));
    }

    [Theory, OnEveryDatabase]
    public async Task A_failed_job_that_is_sent_on_its_way_again_has_all_its_attempts(TestDatabase database)
    {
        await using var own = await database.Create();
        ChoreDesk desk = new() { Work = (_, _, _) => throw new HopelessException() };
        await using JobInstance instance = new(own, desk);
        var id = await instance.Enqueue(new Chore("washing"));
        await instance.Work();

        desk.Work = (_, _, _) => Task.FromResult<string?>("done");
        var first = await instance.With((IJobs jobs) => jobs.Requeue(id, default));
        var second = await instance.With((IJobs jobs) => jobs.Requeue(id, default));
        await instance.Work();

        Assert.Equal((true, false), (first, second));
        Assert.Equal((JobState.Succeeded, 1), (await instance.State(id), (await instance.Job(id)).Attempts));
    }

    [Theory, OnEveryDatabase]
    public async Task A_failed_job_that_had_been_called_off_is_begun_when_it_is_sent_on_its_way_again(TestDatabase database)
    {
        await using var own = await database.Create();
        ChoreDesk desk = new();
        await using JobInstance instance = new(own, desk), other = new(own, desk);
        var id = await instance.Enqueue(new Chore("washing"));
        desk.Work = async (_, progress, cancellationToken) =>
        {
            await progress.Report(5, 5, cancellationToken);
            await other.Cancel(id);
            throw new HopelessException();
        };
        await instance.Work();
        var failed = await instance.State(id);

        await instance.With((IJobs jobs) => jobs.Requeue(id, default));
        var waiting = await instance.Job(id);
        desk.Work = (_, _, _) => Task.FromResult<string?>("done");
        await instance.Work();

        Assert.Equal((JobState.Failed, JobState.Succeeded), (failed, await instance.State(id)));
        Assert.Equal((0, null), (waiting.Done, waiting.Total));
    }
}
