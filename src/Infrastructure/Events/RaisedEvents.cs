using System.Globalization;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CleanTemplate.Infrastructure.Events;

/// <summary>The facts of one unit of work: those its aggregates raised, and those its use case did.</summary>
internal sealed class RaisedEvents(AppDbContext context) : IEvents
{
    private readonly List<DomainEvent> _facts = [];

    public void Raise(DomainEvent fact)
    {
        // A unit of work begins by forgetting what was raised before it.
        if (context.Database.CurrentTransaction is null) throw new InvalidOperationException($"{fact.GetType().Name} is raised outside a unit of work, which would lose it: raise it inside IUnitOfWork.Run.");

        _facts.Add(fact);
    }

    public void Forget() => _facts.Clear();

    public IReadOnlyList<(DomainEvent Fact, string? Aggregate)> All() =>
    [
        .. context.ChangeTracker.Entries<AggregateRoot>().SelectMany(root => root.Entity.Events, (root, fact) => (fact, (string?)NameOf(root))),
        .. _facts.Select(fact => (fact, (string?)null)),
    ];

    private static string NameOf(EntityEntry root) =>
        string.Create(CultureInfo.InvariantCulture, $"{root.Metadata.GetTableName()}:{root.Property("Id").CurrentValue}");
}
