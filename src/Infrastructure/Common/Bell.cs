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
