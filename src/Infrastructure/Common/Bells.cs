namespace CleanTemplate.Infrastructure.Common;

/// <summary>Rung after a commit, so that this instance looks at once. The others look at their next poll.</summary>
internal abstract class Bell
{
    private TaskCompletionSource _next = NewRing();

    /// <summary>Ends at the next ring.</summary>
    public Task Listen() => Volatile.Read(ref _next).Task;

    public void Ring() => Interlocked.Exchange(ref _next, NewRing()).TrySetResult();

    private static TaskCompletionSource NewRing() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>The bells to ring when the unit of work at hand is committed.</summary>
internal sealed class CommitBells
{
    private readonly HashSet<Bell> _bells = [];

    public void Add(Bell bell) => _bells.Add(bell);

    /// <summary>What an attempt wanted to tell that was not committed never happened.</summary>
    public void Forget() => _bells.Clear();

    public void Ring()
    {
        foreach (var bell in _bells) bell.Ring();
    }
}
