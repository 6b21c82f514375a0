using System.Collections.Concurrent;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Audit;

namespace CleanTemplate.Infrastructure.Tests.Events;

[EventName("tests.happened")]
internal sealed record Happened(string What, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt)
{
    /// <summary>What the handlers of an instance do, and when.</summary>
    internal sealed class Story
    {
        public ConcurrentQueue<string> Told { get; } = [];

        public ConcurrentQueue<string> Noticed { get; } = [];

        public ConcurrentQueue<string?> Keys { get; } = [];

        public Func<string, CancellationToken, Task> Telling { get; set; } = (_, _) => Task.CompletedTask;
    }
}

/// <summary>Has an effect on the database: a row of the audit log.</summary>
internal sealed class WritesItDown(AppDbContext context, SystemActor actor, IEvents events) : IEventHandler<Happened>
{
    public const string Table = "tests";

    /// <summary>What follows from a fact that begins so is a fact of its own.</summary>
    public const string Chain = "chain";

    public Task Handle(Happened fact, CancellationToken cancellationToken)
    {
        context.Add(new AuditEntry { At = fact.OccurredAt, Who = actor.Name, Entity = Table, EntityId = fact.What, Property = "", Before = null, After = null });
        if (fact.What == Chain) events.Raise(fact with { What = "follows" });
        return Task.CompletedTask;
    }
}

/// <summary>Has an effect on the world.</summary>
[ReachesOutside]
internal sealed class TellsIt(Happened.Story story, IHandling handling, AppDbContext context) : IEventHandler<Happened>
{
    public async Task Handle(Happened fact, CancellationToken cancellationToken)
    {
        Assert.Null(context.Database.CurrentTransaction);
        story.Keys.Enqueue(handling.Key);
        await story.Telling(fact.What, cancellationToken);
        story.Told.Enqueue(fact.What);
    }
}

/// <summary>Has no effect that lasts.</summary>
[RepeatsHarmlessly]
internal sealed class NoticesIt(Happened.Story story) : IEventHandler<Happened>
{
    public Task Handle(Happened fact, CancellationToken cancellationToken)
    {
        story.Noticed.Enqueue(fact.What);
        return Task.CompletedTask;
    }
}
