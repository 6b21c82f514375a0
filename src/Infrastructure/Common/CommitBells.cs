namespace CleanTemplate.Infrastructure.Common;

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
