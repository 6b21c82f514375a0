using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Tests.InDepth;

namespace CleanTemplate.Infrastructure.Tests.Jobs;

public sealed class RunningJobs
{
    [Theory, OnEveryDatabase]
    public async Task A_job_is_begun_at_once_by_the_instance_that_was_asked_and_tells_what_came_of_it(TestDatabase database)
    {
        await using var own = await database.Create();
        await using JobInstance instance = new(own, new());
        await instance.Start();

        var id = await instance.Enqueue(new Chore("washing"));

        await Eventually.Is(async () => await instance.State(id) == JobState.Succeeded);
        var job = await instance.Job(id);
        Assert.Equal(
            ("tests.chore", 1, "washing done", null, instance.Clock.Now, instance.Clock.Now),
            (job.Name, job.Attempts, job.Result, job.Error, job.EnqueuedAt, job.EndedAt));
    }

    [Theory, OnEveryDatabase]
    public async Task A_job_of_a_unit_of_work_that_is_not_committed_never_begins(TestDatabase database)
    {
        await using var own = await database.Create();
        ChoreDesk desk = new();
        await using JobInstance instance = new(own, desk);

        await instance.Run<Unit>(queue =>
        {
            queue.Enqueue(new Chore("washing"));
            return Task.FromResult<Result<Unit>>(CommonErrors.SignInRequired);
        });
        await instance.Work();

        Assert.Empty(desk.Begun);
        Assert.Empty(await instance.List());
    }

    [Theory, OnEveryDatabase]
    public async Task A_job_that_no_unit_of_work_would_commit_is_not_taken_in(TestDatabase database)
    {
        await using var own = await database.Create();
        await using JobInstance instance = new(own, new());

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(
            () => instance.With((IJobQueue queue) => Task.FromResult(queue.Enqueue(new Chore("washing")))));

        Assert.Equal("tests.chore is asked for outside a unit of work, which would lose it: ask inside IUnitOfWork.Run.", thrown.Message);
    }

    [Theory, OnEveryDatabase]
    public async Task Of_several_instances_one_runs_a_job(TestDatabase database)
    {
        await using var own = await database.Create();
        ChoreDesk desk = new();
        await using JobInstance one = new(own, desk), two = new(own, desk), three = new(own, desk);
        for (var i = 0; i < 10; i++) await one.Enqueue(new Chore($"{i}"));

        while ((await one.List()).Any(job => job.State != JobState.Succeeded)) await Task.WhenAll(one.Work(), two.Work(), three.Work());

        Assert.Equal(10, desk.Begun.Distinct().Count());
        Assert.Equal(10, desk.Begun.Count);
    }

    [Theory, OnEveryDatabase]
    public async Task No_more_of_a_name_run_at_a_time_than_it_says_on_however_many_instances(TestDatabase database)
    {
        await using var own = await database.Create();
        ChoreDesk desk = new() { Work = async (_, _, cancellationToken) => { await Task.Delay(30, cancellationToken); return null; } };
        await using JobInstance one = new(own, desk), two = new(own, desk), three = new(own, desk);
        for (var i = 0; i < 12; i++) await one.Enqueue(new Chore($"{i}"));

        await Task.WhenAll(one.Start(), two.Start(), three.Start());
        await Eventually.Is(async () => (await one.List()).All(job => job.State == JobState.Succeeded));

        Assert.Equal((12, 2), (desk.Begun.Count, desk.MostAtATime));
    }

    [Theory, OnEveryDatabase]
    public async Task A_job_whose_slots_are_taken_leaves_room_for_others_and_loses_no_attempt(TestDatabase database)
    {
        await using var own = await database.Create();
        ChoreDesk desk = new();
        var end = desk.Pending();
        await using JobInstance instance = new(own, desk);
        var (first, second) = (await instance.Enqueue(new SingleChore("first")), await instance.Enqueue(new SingleChore("second")));
        await instance.Begin();
        var other = await instance.Enqueue(new Chore("other"));
        await Eventually.Is(async () => await instance.Begin() >= 0 && desk.Begun.Count == 2);

        Assert.Equal((JobState.Waiting, 0), (await instance.State(second), (await instance.Job(second)).Attempts));
        end.SetResult(null);
        await Eventually.Is(async () => await instance.Begin() >= 0 && desk.Begun.Count == 3);
        await instance.Work();

        Assert.Equal(["first", "other", "second"], desk.Begun);
        foreach (var id in new[] { first, second, other }) Assert.Equal((JobState.Succeeded, 1), (await instance.State(id), (await instance.Job(id)).Attempts));
    }

    [Theory, OnEveryDatabase]
    public async Task Progress_is_stored_once_a_second_and_at_the_end(TestDatabase database)
    {
        await using var own = await database.Create();
        ChoreDesk desk = new();
        await using JobInstance instance = new(own, desk);
        JobId id = default;
        List<(int Done, int? Total)> seen = [];
        desk.Work = async (_, progress, cancellationToken) =>
        {
            await Report(1);
            await Report(2);
            instance.Clock.Skip(TimeSpan.FromSeconds(1));
            await Report(3);
            await Report(4);
            return null;

            async Task Report(int done)
            {
                await progress.Report(done, 4, cancellationToken);
                var job = await instance.Job(id);
                seen.Add((job.Done, job.Total));
            }
        };

        id = await instance.Enqueue(new Chore("counting"));
        await instance.Work();

        Assert.Equal([(1, 4), (1, 4), (3, 4), (4, 4)], seen);
    }

    [Theory, OnEveryDatabase]
    public async Task What_a_job_changes_it_changes_under_its_name(TestDatabase database)
    {
        await using var own = await database.Create();
        ChoreDesk desk = new();
        await using JobInstance instance = new(own, desk);
        await instance.Enqueue(new Chore("washing"));

        await instance.Work();

        Assert.Equal("job:tests.chore", desk.Actor);
    }

    [Theory, OnEveryDatabase]
    public async Task A_payload_that_is_too_long_is_refused_when_it_is_asked_for(TestDatabase database)
    {
        await using var own = await database.Create();
        await using JobInstance instance = new(own, new());

        var thrown = await Assert.ThrowsAsync<ArgumentException>(() => instance.Enqueue(new Chore(new string('x', 4_000))));

        Assert.StartsWith("The payload of tests.chore is too long", thrown.Message, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task Jobs_that_ended_long_ago_are_forgotten_but_for_those_that_failed(TestDatabase database)
    {
        await using var own = await database.Create();
        ChoreDesk desk = new() { Work = (what, _, _) => what == "bad" ? throw new HopelessException() : Task.FromResult<string?>(null) };
        await using JobInstance instance = new(own, desk);
        foreach (var what in new[] { "good", "bad" }) await instance.Enqueue(new Chore(what));
        await instance.Work();
        var cancelled = await instance.Enqueue(new Chore("cancelled"));
        await instance.Cancel(cancelled);

        var early = await instance.CleanUp(instance.Clock.Now.AddDays(30));
        var late = await instance.CleanUp(instance.Clock.Now.AddDays(31));

        Assert.Equal(("0 jobs deleted", "2 jobs deleted"), (early, late));
        Assert.Equal(JobState.Failed, Assert.Single(await instance.List()).State);
    }
}
