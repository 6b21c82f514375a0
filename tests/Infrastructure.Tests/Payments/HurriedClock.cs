using System.Collections.Concurrent;

namespace CleanTemplate.Infrastructure.Tests.Payments;

/// <summary>Waits take a twentieth of what was asked for, and are written down. The time of day stands still until it is set.</summary>
internal sealed class HurriedClock : TimeProvider
{
    private const int Hurry = 20;

    private readonly ConcurrentBag<TimeSpan> _waits = [];

    public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public IReadOnlyCollection<TimeSpan> Waits => _waits;

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _waits.Add(dueTime);
        return new HurriedTimer(this, base.CreateTimer(callback, state, Hurried(dueTime), period));
    }

    private static TimeSpan Hurried(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time / Hurry;

    private sealed class HurriedTimer(HurriedClock clock, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock._waits.Add(dueTime);
            return timer.Change(Hurried(dueTime), period);
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
