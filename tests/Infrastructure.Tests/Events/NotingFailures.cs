using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Queues;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Tests.Events;

/// <summary>A failure is noted whatever it says; one that cannot be noted is the trouble of its own event only.</summary>
public sealed class NotingFailures
{
    private const int Prefix = 26; // InvalidTimeZoneException and a colon

    [Theory, OnEveryDatabase]
    public async Task Errors_that_not_every_database_stores_are_mended(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance instance = new(own);
        var text = new string('x', QueuedWork.ErrorLength - Prefix - 1);
        instance.Story.Telling = (what, _) => what switch
        {
            "nothing" => throw new InvalidTimeZoneException("a\0b"),
            "half" => throw new InvalidTimeZoneException("a\ud83db"),
            "cut" => throw new InvalidTimeZoneException(text + "\U0001f600"),
            _ => Task.CompletedTask,
        };

        await instance.Commit("nothing", "half", "cut", "fine");
        await instance.HandleDue();

        Assert.Equal(
            [(1, null, "InvalidTimeZoneException: ab"), (1, null, "InvalidTimeZoneException: a\ufffdb"), (1, null, $"InvalidTimeZoneException: {text}"), (1, (Guid?)null, null)],
            (await instance.Rows()).Select(row => (row.Attempts, row.Lease, row.Error)));
    }

    [Theory, OnEveryDatabase]
    public async Task An_event_whose_failure_cannot_be_noted_waits_for_its_lease_and_the_others_are_handled(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance instance = new(own, options => options.Parallel = 2);
        await own.With((AppDbContext context) => context.Database.ExecuteSqlRawAsync(
            """ALTER TABLE outbox ADD CONSTRAINT refuses CHECK ("Error" IS NULL OR "Error" NOT LIKE '%unspeakable%')"""));
        instance.Story.Telling = (what, cancellationToken) => what == "bad" ? throw new InvalidTimeZoneException("unspeakable") : Task.Delay(50, cancellationToken);

        await instance.Commit("bad", "one", "two", "three");
        await instance.HandleDue();

        Assert.Equal([(WorkState.Open, null), (WorkState.Done, null), (WorkState.Done, null), (WorkState.Done, (string?)null)], (await instance.Rows()).Select(row => (row.State, row.Error)));
        Assert.Equal(["one", "three", "two"], instance.Told.Order());

        instance.Story.Telling = (_, _) => Task.CompletedTask;
        instance.Clock.Now += TimeSpan.FromMinutes(1);
        await instance.HandleDue();
        Assert.Contains("bad", instance.Told);
    }
}
