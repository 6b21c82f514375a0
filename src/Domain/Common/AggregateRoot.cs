namespace CleanTemplate.Domain.Common;

public abstract class AggregateRoot
{
    private readonly List<DomainEvent> _events = [];

    /// <summary>Raised by the persistence on every change of the root or any of its parts.</summary>
    public long Version { get; private set; }

    public IReadOnlyList<DomainEvent> Events => _events;

    /// <summary>Refuses when the caller has seen another version than the present one. Naming none accepts any.</summary>
    public Result Expect(long? version) => version is null || version == Version ? Result.Success : CommonErrors.Stale;

    protected void Raise(DomainEvent fact) => _events.Add(fact);
}

public abstract class AggregateRoot<TId>(TId id) : AggregateRoot
    where TId : struct, IId<TId>
{
    public TId Id { get; private init; } = id;
}

/// <summary>A fact about an aggregate, in the past tense. It carries ids and values, never secrets.</summary>
public abstract record DomainEvent(DateTimeOffset OccurredAt);

/// <summary>The name by which a fact is stored and told to others. It stays when the type is renamed.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventNameAttribute(string name) : Attribute
{
    public const int MaxLength = 100;

    public string Name => name;
}
