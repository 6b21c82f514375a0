using CleanTemplate.Application.Common.Events;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Persistence;

namespace CleanTemplate.Infrastructure.Events;

/// <summary>The facts of one unit of work: those its aggregates raised, and those its use case did.</summary>
internal sealed class RaisedEvents(AppDbContext context) : IEvents
{
    private readonly List<DomainEvent> _facts = [];

    public void Raise(DomainEvent fact) => _facts.Add(fact);

    public void Forget() => _facts.Clear();

    public IReadOnlyList<DomainEvent> All() => [.. context.ChangeTracker.Entries<AggregateRoot>().SelectMany(root => root.Entity.Events), .. _facts];
}
