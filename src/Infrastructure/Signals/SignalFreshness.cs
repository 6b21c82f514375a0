namespace CleanTemplate.Infrastructure.Signals;

/// <summary>Whether this instance has heard everything there was to hear until just now. Who decides from memory asks first.</summary>
internal sealed class SignalFreshness(TimeProvider clock)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);
    private const long Never = long.MinValue;

    private long _asOf = Never;

    public bool IsFresh => Volatile.Read(ref _asOf) is var asOf and not Never && clock.GetElapsedTime(asOf) <= Limit;

    /// <param name="asOf">A timestamp of the clock: everything committed before it has been heard.</param>
    public void Renew(long asOf) => Volatile.Write(ref _asOf, asOf);
}
