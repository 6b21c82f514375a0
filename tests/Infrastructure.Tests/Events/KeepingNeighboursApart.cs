using CleanTemplate.Infrastructure.Events;
using CleanTemplate.Infrastructure.Queues;

namespace CleanTemplate.Infrastructure.Tests.Events;

public sealed class KeepingNeighboursApart
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    [Theory, OnEveryDatabase]
    public async Task What_was_begun_and_never_ended_is_handled_alone(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance instance = new(own);
        await instance.Commit("one", "two", "three");
        await instance.Get<WorkQueue<OutboxEvent>>().Claim(10, Lease, default);
        instance.Clock.Now += Lease * 2;

        Assert.Equal(1, await instance.Dispatcher.HandleDue(default));

        Assert.Equal(["one"], instance.Told);
        Assert.Equal([(WorkState.Done, 2), (WorkState.Open, 1), (WorkState.Open, 1)], (await instance.Rows()).Select(row => (row.State, row.Attempts)));
        await instance.HandleDue();
        Assert.Equal(["one", "three", "two"], instance.Told.Order(StringComparer.Ordinal));
    }
}
