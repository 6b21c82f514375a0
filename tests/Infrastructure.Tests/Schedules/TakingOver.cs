using CleanTemplate.Application.Operations;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Schedules;
using CleanTemplate.Infrastructure.Tests.InDepth;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CleanTemplate.Infrastructure.Tests.Schedules;

public sealed class TakingOver
{
    private static readonly DateTimeOffset Six = new(2026, 1, 1, 6, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);

    private readonly JobDesk _desk = new();

    [Theory, OnEveryDatabase]
    public async Task A_run_whose_instance_died_is_another_s_when_its_lease_is_over_and_not_before(TestDatabase database)
    {
        await using var own = await database.Create();
        await using ScheduleInstance dead = new(own, _desk), other = new(own, _desk);
        var end = await Begin(dead);
        _desk.Work = (_, _) => Task.FromResult<string?>("taken over");

        other.Clock.Now += TimeSpan.FromSeconds(59);
        await other.Work();
        Assert.Single(_desk.Begun);

        other.Clock.Now += TimeSpan.FromSeconds(1);
        await other.Work();
        Assert.Equal([("morning", Six), ("morning", Six)], _desk.Begun);
        var run = Assert.Single(await own.Runs());
        Assert.Equal((ScheduleOutcome.Succeeded, 2, "taken over"), (run.Outcome, run.Attempts, run.Message));

        // It was not dead after all, and has no say any more.
        end.SetResult("back from the dead");
        await dead.Work();
        Assert.Equal("taken over", Assert.Single(await own.Runs()).Message);
    }

    [Theory, OnEveryDatabase]
    public async Task Of_several_instances_one_takes_over(TestDatabase database)
    {
        await using var own = await database.Create();
        await using ScheduleInstance dead = new(own, _desk), one = new(own, _desk), two = new(own, _desk);
        await Begin(dead);
        _desk.Work = (_, _) => Task.FromResult<string?>("taken over");

        (one.Clock.Now, two.Clock.Now) = (one.Clock.Now.AddMinutes(2), two.Clock.Now.AddMinutes(2));
        await Task.WhenAll(one.Work(), two.Work());

        Assert.Equal(2, _desk.Begun.Count);
    }

    [Theory, OnEveryDatabase]
    public async Task A_success_that_cannot_be_noted_is_no_failure(TestDatabase database)
    {
        await using var own = await database.Create();
        await using ScheduleInstance instance = new(own, _desk);
        await own.With((AppDbContext context) => context.Database.ExecuteSqlRawAsync("ALTER TABLE scheduled_runs ADD CONSTRAINT no_success CHECK (\"Outcome\" <> 'Succeeded')"));

        await instance.Note("morning", Six);
        await instance.Work();

        var run = Assert.Single(await own.Runs());
        Assert.Equal((ScheduleOutcome.Running, null), (run.Outcome, run.FinishedAt));
    }

    [Theory, OnEveryDatabase]
    public async Task A_run_that_never_finishes_is_given_up(TestDatabase database)
    {
        await using var own = await database.Create();
        await using ScheduleInstance instance = new(own, _desk);
        await instance.Note("morning", Six);
        foreach (var _ in Enumerable.Range(1, ScheduleRunner.MaxAttempts))
        {
            // Begun, and the instance is gone.
            Assert.True(await instance.Get<RunTable>().Begin(Assert.Single(await own.Runs()), Guid.NewGuid(), default));
            instance.Clock.Now += TimeSpan.FromMinutes(2);
        }

        await instance.Work();

        Assert.Empty(_desk.Begun);
        var run = Assert.Single(await own.Runs());
        Assert.Equal((ScheduleOutcome.Failed, "Given up: 3 instances began it and did not finish."), (run.Outcome, run.Message));
    }

    [Theory, OnEveryDatabase]
    public async Task The_lease_is_renewed_while_the_job_works(TestDatabase database)
    {
        await using var own = await database.Create();
        await using ScheduleInstance instance = new(own, _desk, Short);
        var end = await Begin(instance);

        instance.Clock.Now += TimeSpan.FromHours(1);

        await Eventually.Is(async () => Assert.Single(await own.Runs()).LeasedUntil == instance.Clock.Now + Short);
        end.SetResult("done");
        await instance.Work();
        Assert.Equal(ScheduleOutcome.Succeeded, Assert.Single(await own.Runs()).Outcome);
    }

    [Theory, OnEveryDatabase]
    public async Task Who_has_lost_the_lease_stops_working(TestDatabase database)
    {
        await using var own = await database.Create();
        await using ScheduleInstance slow = new(own, _desk, Short), other = new(own, _desk, Short);
        TaskCompletionSource stopped = new();
        _desk.Work = async (_, cancellationToken) =>
        {
            cancellationToken.Register(stopped.SetResult);
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return null;
        };
        await slow.Note("morning", Six);
        await slow.Poll();
        await Eventually.Is(() => _desk.Begun.Count == 1);

        _desk.Work = (_, _) => Task.FromResult<string?>("taken over");
        other.Clock.Now += TimeSpan.FromHours(1);
        await other.Work();

        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(5));
        await slow.Work();
        Assert.Equal((ScheduleOutcome.Succeeded, "taken over"), (await own.Runs()).Select(run => (run.Outcome, run.Message)).Single());
        // That another has it by now is no failure.
        Assert.Equal([LogLevel.Warning], slow.Log.Levels);
    }

    [Theory, OnEveryDatabase]
    public async Task What_a_stopping_instance_leaves_another_begins_at_once(TestDatabase database)
    {
        await using var own = await database.Create();
        await using ScheduleInstance stopping = new(own, _desk), other = new(own, _desk);
        await Begin(stopping);

        await stopping.Stop();

        var left = Assert.Single(await own.Runs());
        Assert.Equal((ScheduleOutcome.Waiting, 0, null), (left.Outcome, left.Attempts, left.LeasedUntil));
        _desk.Work = (_, _) => Task.FromResult<string?>("taken over");
        await other.Work();
        Assert.Equal((ScheduleOutcome.Succeeded, 1), (await own.Runs()).Select(run => (run.Outcome, run.Attempts)).Single());
    }

    private async Task<TaskCompletionSource<string?>> Begin(ScheduleInstance instance)
    {
        var end = _desk.Pending();
        await instance.Note("morning", Six);
        await instance.Poll();
        await Eventually.Is(() => _desk.Begun.Count == 1);
        return end;
    }
}
