using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Infrastructure.Jobs;
using CleanTemplate.Infrastructure.Tests.InDepth;

namespace CleanTemplate.Infrastructure.Tests.Jobs;

public sealed class WaitingForASlot
{
    [Theory, OnEveryDatabase]
    public async Task Jobs_of_a_name_run_in_the_order_in_which_they_were_asked_for(TestDatabase database)
    {
        await using var own = await database.Create();
        ChoreDesk desk = new() { Work = async (_, _, cancellationToken) => { await Task.Delay(10, cancellationToken); return null; } };
        await using JobInstance instance = new(own, desk);
        var asked = Enumerable.Range(1, 12).Select(number => $"{number}").ToList();
        foreach (var what in asked)
        {
            await instance.Enqueue(new SingleChore(what));
            instance.Clock.Now += TimeSpan.FromMilliseconds(1);
        }

        using StatementEar ear = new(own);
        await instance.Start();
        await Eventually.Is(async () => (await instance.List()).All(job => job is { State: JobState.Succeeded, Attempts: 1 }));

        Assert.Equal(asked, desk.Begun);
        Assert.Empty(ear.Failed);
    }

    [Theory, OnEveryDatabase]
    public async Task A_job_that_runs_does_not_ask_whether_it_is_called_off_whenever_another_comes_in(TestDatabase database)
    {
        await using var own = await database.Create();
        ChoreDesk desk = new();
        desk.Pending();
        await using JobInstance instance = new(own, desk);
        await instance.Enqueue(new SingleChore("long"));
        await instance.Begin();
        await Eventually.Is(() => desk.Begun.Count == 1);

        using StatementEar ear = new(own);
        var started = TimeProvider.System.GetTimestamp();
        for (var i = 0; i < 20; i++) await instance.Enqueue(new Chore($"{i}"));

        var asked = ear.Done.Count(sql => sql.StartsWith("SELECT", StringComparison.Ordinal) && sql.Contains("CancelAskedAt", StringComparison.Ordinal));
        Assert.InRange(asked, 0, (int)TimeProvider.System.GetElapsedTime(started).TotalSeconds + 1);
        Assert.NotEmpty(ear.Done);
    }

    [Theory, OnEveryDatabase]
    public async Task No_name_takes_every_place_of_an_instance(TestDatabase database)
    {
        await using var own = await database.Create();
        await using JobInstance instance = new(own, new());

        Assert.All(instance.Kinds, kind => Assert.True(kind.AtATime < new JobOptions().Parallel, $"{kind.Name} may run {kind.AtATime} at a time."));
        Assert.NotEmpty(instance.Kinds);
    }
}
