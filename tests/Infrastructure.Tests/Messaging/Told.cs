using System.Collections.Concurrent;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Application.Common.Messaging;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Audit;

namespace CleanTemplate.Infrastructure.Tests.Messaging;

[EventName("tests.noticed")]
internal sealed record Noticed(string What, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);

/// <summary>A message that the service under test publishes and consumes.</summary>
[Message("tests.told", version: 1)]
internal sealed record Told(string What);

/// <summary>A message that nobody consumes.</summary>
[Message("tests.unheard", version: 1)]
internal sealed record Unheard(string What);

/// <summary>What the handlers of a service do.</summary>
internal sealed class Plot
{
    public const string Unheard = "unheard";
    public const string Refused = "refused";

    public Func<Noticed, IMessagePublisher, CancellationToken, Task>? Noticing { get; set; }

    public Func<string, CancellationToken, Task> Hearing { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>What was begun to be handled, each time.</summary>
    public ConcurrentQueue<string> Begun { get; } = [];
}

[ReachesOutside]
internal sealed class TellsOthers(IMessagePublisher publisher, Plot plot) : IEventHandler<Noticed>
{
    public Task Handle(Noticed fact, CancellationToken cancellationToken) => plot.Noticing is { } noticing ? noticing(fact, publisher, cancellationToken)
        : fact.What == Plot.Unheard ? publisher.Publish(new Unheard(fact.What), fact.OccurredAt, cancellationToken)
        : publisher.Publish(new Told(fact.What), fact.OccurredAt, cancellationToken);
}

/// <summary>Has an effect on the database: a row of the audit log.</summary>
internal sealed class WritesDownWhatItHears(AppDbContext context, SystemActor actor, Plot plot, TimeProvider clock) : IMessageHandler<Told>
{
    public const string Table = "messages";

    public async Task<Result> Handle(Told message, CancellationToken cancellationToken)
    {
        plot.Begun.Enqueue(message.What);
        context.Add(new AuditEntry { At = clock.GetUtcNow(), Who = actor.Name, Entity = Table, EntityId = message.What, Property = "", Before = null, After = null });
        await plot.Hearing(message.What, cancellationToken);
        return message.What == Plot.Refused ? new Error(ErrorKind.Rule, "tests.refused", "Not that.") : Result.Success;
    }
}
