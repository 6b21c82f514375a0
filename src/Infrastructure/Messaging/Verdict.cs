namespace CleanTemplate.Infrastructure.Messaging;

/// <summary>What becomes of a message that was received.</summary>
internal sealed record Verdict(Fate Fate, string Reason = "")
{
    public static readonly Verdict Done = new(Fate.Done);
}

internal enum Fate
{
    Done,
    Retry,
    Dead,
}
