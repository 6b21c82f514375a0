namespace CleanTemplate.Architecture.Benchmark.Kernel;

/// <summary>What the generated classes derive from and implement: as in a real solution, it lies in another assembly.</summary>
public abstract class Entity<TId>(TId id)
{
    private readonly List<DomainEvent> _events = [];

    public TId Id { get; } = id;

    public IReadOnlyList<DomainEvent> Events => _events;

    protected void Raise(DomainEvent fact) => _events.Add(fact);
}

public abstract record DomainEvent(DateTimeOffset At);

public interface ICommand<TResult>;

public interface ICommandHandler<TCommand, TResult> where TCommand : ICommand<TResult>
{
    Task<TResult> Handle(TCommand command, CancellationToken cancellationToken);
}

public interface IRepository<T>
{
    Task<T?> Find(Guid id, CancellationToken cancellationToken);

    IAsyncEnumerable<T> All(CancellationToken cancellationToken);
}

public abstract class Validator<T>
{
    private readonly List<(Func<T, bool> Holds, string Message)> _rules = [];

    public IEnumerable<string> Problems(T subject) => _rules.Where(rule => !rule.Holds(subject)).Select(rule => rule.Message);

    protected void Rule(Func<T, bool> holds, string message) => _rules.Add((holds, message));
}

[AttributeUsage(AttributeTargets.Class)]
public sealed class RequirePermissionAttribute(string permission) : Attribute
{
    public string Permission => permission;

    public Type? Policy { get; init; }
}
