using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Tests.InDepth;

namespace CleanTemplate.Infrastructure.Tests.Jobs;

public sealed class CallingJobsOff
{
    [Theory, OnEveryDatabase]
    public async Task A_job_that_waits_never_begins(TestDatabase database)
    {
        await using var own = await database.Create();
        ChoreDesk desk = new();
        await using JobInstance instance = new(own, desk);
        var id = await instance.Enqueue(new Chore("washing"));

        Assert.True(await instance.Cancel(id));
        Assert.True(await instance.Cancel(id));
        await instance.Work();

        Assert.Empty(desk.Begun);
        Assert.Equal(JobState.Cancelled, await instance.State(id));
    }

    [Theory, OnEveryDatabase]
    public async Task A_job_that_runs_is_told_to_stop_also_by_another_instance(TestDatabase database)
    {
        await using var own = await database.Create();
        ChoreDesk desk = new();
        desk.Pending();
        await using JobInstance instance = new(own, desk), other = new(own, desk);
        var id = await instance.Enqueue(new Chore("washing"));
        await instance.Begin();
        await Eventually.Is(() => desk.Begun.Count == 1);

        Assert.True(await other.Cancel(id));

        await Eventually.Is(async () => await other.State(id) == JobState.Cancelled);
        Assert.Null((await other.Job(id)).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task A_job_that_does_not_listen_is_shown_as_stopping_and_may_still_succeed(TestDatabase database)
    {
        await using var own = await database.Create();
        ChoreDesk desk = new();
        TaskCompletionSource<string?> end = new();
        desk.Work = (_, _, _) => end.Task;
        await using JobInstance instance = new(own, desk);
        var id = await instance.Enqueue(new Chore("washing"));
        await instance.Begin();
        await Eventually.Is(() => desk.Begun.Count == 1);

        await instance.Cancel(id);
        var meanwhile = await instance.State(id);
        end.SetResult("done all the same");
        await Eventually.Is(async () => await instance.State(id) == JobState.Succeeded);

        Assert.Equal(JobState.Stopping, meanwhile);
    }

    [Theory, OnEveryDatabase]
    public async Task A_job_that_was_called_off_while_its_instance_died_is_not_begun_again(TestDatabase database)
    {
        await using var own = await database.Create();
        ChoreDesk desk = new();
        TaskCompletionSource<string?> end = new();
        desk.Work = (_, _, _) => end.Task;
        await using JobInstance dead = new(own, desk), living = new(own, desk);
        var id = await dead.Enqueue(new Chore("washing"));
        await dead.Begin();
        await Eventually.Is(() => desk.Begun.Count == 1);
        await living.Cancel(id);

        living.Clock.Now += TimeSpan.FromMinutes(1);
        await living.Work();
        end.SetResult(null);

        Assert.Equal((JobState.Cancelled, 1), (await living.State(id), desk.Begun.Count));
    }

    [Theory, OnEveryDatabase]
    public async Task A_job_that_has_ended_or_never_was_cannot_be_called_off(TestDatabase database)
    {
        await using var own = await database.Create();
        await using JobInstance instance = new(own, new());
        var id = await instance.Enqueue(new Chore("washing"));
        await instance.Work();

        Assert.False(await instance.Cancel(id));
        Assert.False(await instance.Cancel(JobId.New(instance.Clock.Now)));
        Assert.Equal(JobState.Succeeded, await instance.State(id));
    }
}
