namespace CleanTemplate.Infrastructure.Schedules;

/// <summary>Rung when there is something to run, so that this instance looks at once. The others look at their next poll.</summary>
internal sealed class RunBell
{
    private volatile TaskCompletionSource _nextRing = new();

    /// <summary>Ends at the next ring.</summary>
    public Task Listen() => (_nextRing = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Ring() => _nextRing.TrySetResult();
}
