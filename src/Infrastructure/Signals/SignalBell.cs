namespace CleanTemplate.Infrastructure.Signals;

/// <summary>Rung after the commit of a signal, so that this instance hears it at once. The others hear it at their next poll.</summary>
internal sealed class SignalBell
{
    private volatile TaskCompletionSource _nextRing = new();

    /// <summary>Ends at the next ring.</summary>
    public Task Listen() => (_nextRing = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Ring() => _nextRing.TrySetResult();
}
