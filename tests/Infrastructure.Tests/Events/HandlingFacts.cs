using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Audit;
using CleanTemplate.Infrastructure.Queues;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Tests.Events;

public sealed class HandlingFacts
{
    [Theory, OnEveryDatabase]
    public async Task Every_handler_is_given_the_fact_once(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance instance = new(own);

        await instance.Commit("once");
        await instance.HandleDue();
        await instance.HandleDue();

        Assert.Equal(["once"], instance.Told);
        Assert.Equal(["once"], await instance.Written());
        Assert.Equal((WorkState.Done, instance.Clock.Now, null), Assert.Single(await instance.Rows()) is var row ? (row.State, row.EndedAt, row.Lease) : default);
    }

    [Theory, OnEveryDatabase]
    public async Task What_a_handler_writes_bears_its_name(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance instance = new(own);

        await instance.Commit("signed");
        await instance.HandleDue();

        Assert.Equal("event:WritesItDown", await instance.With((AppDbContext context) => context.Set<AuditEntry>().Where(entry => entry.Entity == WritesItDown.Table).Select(entry => entry.Who).SingleAsync()));
    }

    [Theory, OnEveryDatabase]
    public async Task What_a_handler_raises_is_handled_too(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance instance = new(own);

        await instance.Commit(WritesItDown.Chain);
        await instance.HandleDue();

        Assert.Equal([WritesItDown.Chain, "follows"], instance.Told);
    }

    [Theory, OnEveryDatabase]
    public async Task A_handler_that_fails_is_asked_again_and_the_others_are_not(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance instance = new(own);
        instance.Story.Telling = (_, _) => throw new InvalidTimeZoneException("no zone");

        await instance.Commit("again");
        await instance.HandleDue();
        Assert.Equal(["again"], await instance.Written());
        Assert.Equal((WorkState.Open, "InvalidTimeZoneException: no zone"), Assert.Single(await instance.Rows()) is var row ? (row.State, row.Error) : default);

        instance.Story.Telling = (_, _) => Task.CompletedTask;
        await instance.HandleDue();
        Assert.Empty(instance.Told);

        instance.Clock.Now += TimeSpan.FromSeconds(2);
        await instance.HandleDue();
        Assert.Equal(["again"], instance.Told);
        Assert.Equal(["again"], await instance.Written());
    }

    [Theory, OnEveryDatabase]
    public async Task Pauses_grow_from_failure_to_failure(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance instance = new(own);
        instance.Story.Telling = (_, _) => throw new InvalidTimeZoneException();
        await instance.Commit("again");

        List<double> pauses = [];
        foreach (var _ in Enumerable.Range(1, 4))
        {
            await instance.HandleDue();
            pauses.Add(((await instance.Rows())[0].DueAt - instance.Clock.Now).TotalSeconds);
            instance.Clock.Now = (await instance.Rows())[0].DueAt;
        }

        Assert.All(pauses.Zip([1, 2, 4, 8]), pair => Assert.InRange(pair.First, pair.Second * 0.75, pair.Second * 1.25));
    }

    [Theory, OnEveryDatabase]
    public async Task Each_handling_has_a_key_that_repetitions_share(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance instance = new(own);
        instance.Story.Telling = (_, _) => throw new InvalidTimeZoneException();

        await instance.Commit("one", "two");
        await instance.HandleDue();
        instance.Clock.Now += TimeSpan.FromSeconds(2);
        await instance.HandleDue();

        Assert.Equal(4, instance.Story.Keys.Count);
        Assert.Equal(2, instance.Story.Keys.Distinct().Count());
        Assert.DoesNotContain(null, instance.Story.Keys);
    }

    [Theory, OnEveryDatabase]
    public async Task A_handler_that_takes_too_long_is_called_off_and_asked_again(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance instance = new(own, options => options.HandlerTimeout = TimeSpan.FromSeconds(1));
        instance.Story.Telling = (_, cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);

        await instance.Commit("slow");
        await instance.HandleDue();

        Assert.StartsWith("TimeoutException: ", (await instance.Rows())[0].Error, StringComparison.Ordinal);
        Assert.Equal(["slow"], await instance.Written());
    }

    [Theory, OnEveryDatabase]
    public async Task A_conflict_in_a_handler_leaves_nothing_and_is_tried_again(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance instance = new(own);
        await instance.Commit("conflict");
        var id = (await instance.Rows())[0].Id;

        // Another instance, which took over, was faster.
        instance.Story.Telling = (_, _) => own.With((AppDbContext context) => context.Database.ExecuteSqlAsync(
            $"""INSERT INTO inbox ("Event", "Handler", "At") VALUES ({id}, {typeof(WritesItDown).FullName}, {instance.Clock.Now})"""));
        await instance.HandleDue();
        Assert.Empty(await instance.Written());

        instance.Clock.Now += TimeSpan.FromSeconds(2);
        await instance.HandleDue();
        Assert.Equal(WorkState.Done, (await instance.Rows())[0].State);
        Assert.Empty(await instance.Written());
        Assert.Equal(["conflict"], instance.Told);
    }

    [Theory, OnEveryDatabase]
    public async Task Of_a_handler_that_repeats_harmlessly_nothing_is_noted_and_it_hears_of_every_attempt(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance instance = new(own);
        await instance.Commit("twice");
        instance.Story.Telling = (_, _) => throw new TimeoutException();
        await instance.HandleDue();
        instance.Story.Telling = (_, _) => Task.CompletedTask;
        instance.Clock.Now += TimeSpan.FromSeconds(2);

        await instance.HandleDue();

        Assert.Equal(["twice", "twice"], instance.Story.Noticed);
        var noted = await own.With((AppDbContext context) => context.Database.SqlQuery<string>($"""SELECT "Handler" AS "Value" FROM inbox""").ToListAsync());
        Assert.Equal([typeof(TellsIt).FullName!, typeof(WritesItDown).FullName!], noted.Order(StringComparer.Ordinal));
    }
}
