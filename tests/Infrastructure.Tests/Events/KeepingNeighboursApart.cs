using CleanTemplate.Infrastructure.Events;
using CleanTemplate.Infrastructure.Queues;
using CleanTemplate.Infrastructure.Tests.InDepth;

namespace CleanTemplate.Infrastructure.Tests.Events;

/// <summary>Events that were claimed together share a lease, and nothing else.</summary>
public sealed class KeepingNeighboursApart
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30), Patience = TimeSpan.FromSeconds(10);

    [Theory, OnEveryDatabase]
    public async Task Whoever_stood_still_for_longer_than_the_lease_begins_nothing_more(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance slow = new(own, options => options.Parallel = 1), fast = new(own);
        TaskCompletionSource begun = new(), end = new();
        slow.Story.Telling = (_, _) =>
        {
            begun.TrySetResult();
            return end.Task;
        };
        await slow.Commit("first", "second");
        var batch = slow.Dispatcher.HandleDue(default);
        await begun.Task.WaitAsync(Patience);

        fast.Clock.Now += Lease * 2;
        await fast.HandleDue();
        slow.Clock.Now = fast.Clock.Now;
        end.SetResult();
        await batch.WaitAsync(Patience);

        Assert.Equal(["first", "second"], fast.Told.Order());
        Assert.Equal(["first"], slow.Told);
    }

    [Theory, OnEveryDatabase]
    public async Task Handlers_of_events_that_are_anothers_by_now_are_told_to_stop(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance slow = new(own, options => options.Lease = TimeSpan.FromSeconds(2)), fast = new(own);
        TaskCompletionSource begun = new();
        slow.Story.Telling = (_, cancellationToken) =>
        {
            begun.TrySetResult();
            return Task.Delay(Timeout.Infinite, cancellationToken);
        };
        await slow.Commit("lost");
        var batch = slow.Dispatcher.HandleDue(default);
        await begun.Task.WaitAsync(Patience);

        fast.Clock.Now += Lease;
        await fast.Get<WorkQueue<OutboxEvent>>().Claim(10, Lease, default);

        await batch.WaitAsync(Patience);
        Assert.NotNull((await fast.Rows())[0].Lease);
    }

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

    [Theory, OnEveryDatabase]
    public async Task What_is_handled_is_noted_while_a_neighbour_goes_on(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance instance = new(own);
        TaskCompletionSource end = new();
        instance.Story.Telling = (what, _) => what == "slow" ? end.Task : Task.CompletedTask;
        await instance.Commit("slow", "quick");

        var batch = instance.Dispatcher.HandleDue(default);
        await Eventually.Is(async () => (await instance.Rows())[1].State == WorkState.Done);

        end.SetResult();
        await batch.WaitAsync(Patience);
        Assert.All(await instance.Rows(), row => Assert.Equal(WorkState.Done, row.State));
    }

    [Theory, OnEveryDatabase]
    public async Task A_handler_that_does_not_heed_its_token_holds_nobody(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance instance = new(own, options => options.HandlerTimeout = TimeSpan.FromSeconds(1));
        TaskCompletionSource never = new();
        instance.Story.Telling = (_, _) => never.Task;
        await instance.Commit("deaf");

        await instance.Dispatcher.HandleDue(default).WaitAsync(Patience);

        Assert.StartsWith("TimeoutException: ", (await instance.Rows())[0].Error, StringComparison.Ordinal);
        never.SetResult();
    }
}
