using System.Diagnostics;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Persistence;

namespace CleanTemplate.Infrastructure.Events;

/// <summary>Turns the facts of a unit of work into rows that are committed with it.</summary>
internal sealed class Outbox(AppDbContext context, RaisedEvents events, EventRegistry registry, TimeProvider clock, OutboxBell bell, CommitBells bells)
{
    public void Fill()
    {
        var now = clock.GetUtcNow();
        foreach (var (fact, aggregate) in events.All())
        {
            context.Add(OutboxEvent.Of(fact, registry.Of(fact).Name, StoredJson.Write(fact), aggregate, Activity.Current?.Id, now));
            bells.Add(bell);
        }
    }

    /// <summary>What an attempt raised that was not committed never happened.</summary>
    public void Forget() => events.Forget();
}
