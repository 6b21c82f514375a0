using CleanTemplate.Architecture.Benchmark.Kernel;
using Shop.Domain.FormerArea;

namespace Shop.Domain.ThisArea;

public enum ThingStatus { Pending, Paid, Shipped }

public readonly record struct ThingId(Guid Value)
{
    public static ThingId Of(Guid value) => new(value);
}

public sealed record ThingLine(string Sku, int Quantity, decimal Price)
{
    public decimal Subtotal => Quantity * Price;
}

public sealed record ThingPlaced(ThingId Thing, IReadOnlyList<ThingLine> Lines, DateTimeOffset At) : DomainEvent(At);

[System.Diagnostics.DebuggerDisplay("{Name} {Status}")]
public sealed class Thing : Entity<ThingId>
{
    private readonly List<ThingLine> _lines = [];
    private readonly Dictionary<string, decimal> _discounts = new(StringComparer.Ordinal);

    private Thing(ThingId id, string name, DateTimeOffset placedAt) : base(id) => (Name, PlacedAt) = (name, placedAt);

    public string Name { get; private set; }

    public string? Remark { get; private set; }

    public DateTimeOffset PlacedAt { get; }

    public ThingStatus Status { get; private set; } = ThingStatus.Pending;

    public IReadOnlyList<ThingLine> Lines => _lines;

    public static Thing Place(ThingId id, string name, IReadOnlyList<ThingLine> lines, DateTimeOffset at)
    {
        if (lines.Count is 0 or > 100) throw new ArgumentException($"{lines.Count} lines are too few or too many for {name}.", nameof(lines));
        Thing thing = new(id, name, at);
        thing._lines.AddRange(lines.Where(line => line.Quantity > 0).OrderBy(line => line.Sku, StringComparer.Ordinal));
        thing.Raise(new ThingPlaced(id, lines, at));
        return thing;
    }

    public static Thing Again(FormerPlaced former, ThingId id, DateTimeOffset at) =>
        Place(id, "again", [.. former.Lines.Select(line => new ThingLine(line.Sku, line.Quantity, line.Price))], at);

    public decimal Total(decimal rate) => _lines.Sum(line => line.Subtotal * rate * (1 - _discounts.GetValueOrDefault(line.Sku)));

    public Func<ThingLine, bool> Dearer(decimal than)
    {
        var least = than * 1.2m;
        return line => line.Price > least && line.Quantity > 0 && Status != ThingStatus.Shipped;
    }

    public IEnumerable<ThingLine> Heavy(int least)
    {
        foreach (var line in _lines)
        {
            if (line.Quantity >= least) yield return line;
        }
    }

    public IEnumerable<(string Sku, int Count)> Counts()
    {
        foreach (var group in _lines.GroupBy(line => line.Sku, StringComparer.Ordinal)) yield return (group.Key, group.Sum(line => line.Quantity));
    }

    public bool Become(ThingStatus next, string? remark = null)
    {
        switch (Status, next)
        {
            case (ThingStatus.Pending, ThingStatus.Paid):
            case (ThingStatus.Paid, ThingStatus.Shipped):
                Status = next;
                Remark = remark ?? Remark;
                return true;
            default:
                return false;
        }
    }
}
