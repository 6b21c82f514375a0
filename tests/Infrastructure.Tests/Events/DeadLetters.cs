using CleanTemplate.Application.Common.Events;
using CleanTemplate.Application.Operations;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Queues;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Tests.Events;

public sealed class DeadLetters
{
    [Theory, OnEveryDatabase]
    public async Task An_event_is_given_up_after_so_many_attempts_and_can_be_sent_on_its_way_again(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance instance = new(own, options => options.Attempts = 3);
        instance.Story.Telling = (_, _) => throw new InvalidTimeZoneException("no zone");
        await instance.Commit("lost");

        foreach (var _ in Enumerable.Range(1, 3))
        {
            await instance.HandleDue();
            instance.Clock.Now += TimeSpan.FromMinutes(1);
        }

        var letter = await instance.OnlyDeadLetter();
        Assert.Equal(("tests.happened", 3, "InvalidTimeZoneException: no zone"), (letter.Event, letter.Attempts, letter.Error));
        Assert.Equal([typeof(WritesItDown).FullName!], letter.HandledBy);

        instance.Story.Telling = (_, _) => Task.CompletedTask;
        Assert.True(await instance.With((IDeadLetters letters) => letters.Requeue(letter.Id, default)));
        Assert.False(await instance.With((IDeadLetters letters) => letters.Requeue(letter.Id, default)));
        await instance.HandleDue();

        Assert.Equal(["lost"], instance.Told);
        Assert.Equal(["lost"], await instance.Written());
        Assert.Null(await instance.With((IDeadLetters letters) => letters.Find(letter.Id, default)));
    }

    [Theory, OnEveryDatabase]
    public async Task What_another_attempt_would_not_help_is_given_up_at_once(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance instance = new(own);
        instance.Story.Telling = (_, _) => throw new Hopeless();

        await instance.Commit("hopeless");
        await instance.HandleDue();

        Assert.Equal(1, (await instance.OnlyDeadLetter()).Attempts);
    }

    [Theory, OnEveryDatabase]
    public async Task An_event_whose_handling_ends_the_process_every_time_is_given_up(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance instance = new(own, options => options.Attempts = 2);
        await instance.Commit("deadly");

        foreach (var _ in Enumerable.Range(1, 2))
        {
            await instance.Get<WorkQueue<Infrastructure.Events.OutboxEvent>>().Claim(1, TimeSpan.FromMinutes(1), default);
            instance.Clock.Now += TimeSpan.FromMinutes(2);
        }

        await instance.HandleDue();

        Assert.StartsWith("It was begun 2 times", (await instance.OnlyDeadLetter()).Error, StringComparison.Ordinal);
        Assert.Empty(instance.Told);
    }

    [Theory, OnEveryDatabase]
    public async Task An_event_nobody_knows_and_one_nobody_can_read_are_put_aside_with_the_reason(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance instance = new(own);
        await instance.Commit("unknown", "unreadable", "incomplete", "fine");
        var rows = await instance.Rows();
        await own.With((AppDbContext context) => context.Database.ExecuteSqlAsync($"""UPDATE outbox SET "Name" = 'tests.nobody' WHERE "Id" = {rows[0].Id}"""));
        await own.With((AppDbContext context) => context.Database.ExecuteSqlAsync($"""UPDATE outbox SET "Payload" = '<xml/>' WHERE "Id" = {rows[1].Id}"""));
        await own.With((AppDbContext context) => context.Database.ExecuteSqlAsync($"""UPDATE outbox SET "Payload" = '[]' WHERE "Id" = {rows[2].Id}"""));

        await instance.HandleDue();

        Assert.Equal(["fine"], instance.Told);
        rows = await instance.Rows();
        Assert.Equal([WorkState.Dead, WorkState.Dead, WorkState.Dead, WorkState.Done], rows.Select(row => row.State));
        Assert.Equal("UnreadableEventException: No event is called 'tests.nobody' here.", rows[0].Error);
        Assert.StartsWith("UnreadableEventException: The payload is no tests.happened: ", rows[1].Error, StringComparison.Ordinal);
    }

    private sealed class Hopeless() : PermanentFailureException("hopeless");
}
