using CleanTemplate.Application.Common.Jobs;

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
}
