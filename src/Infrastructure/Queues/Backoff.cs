namespace CleanTemplate.Infrastructure.Queues;

internal static class Backoff
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>Doubles from attempt to attempt; a random part keeps what failed together from coming back together.</summary>
    public static TimeSpan After(int attempts, TimeSpan first)
    {
        var pause = TimeSpan.FromTicks((long)Math.Min(first.Ticks * Math.Pow(2, attempts - 1), Longest.Ticks));
        return pause * (0.75 + Random.Shared.NextDouble() / 2);
    }
}
