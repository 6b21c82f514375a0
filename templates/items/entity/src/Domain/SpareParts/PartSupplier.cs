using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.SpareParts;

public sealed class PartSupplier : AggregateRoot<PartSupplierId>
{
    public const int NameLength = 200;

    private PartSupplier(PartSupplierId id, string name, DateTimeOffset createdAt) : base(id) => (Name, CreatedAt) = (name, createdAt);

    public string Name { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public static Result<PartSupplier> Create(PartSupplierId id, string name, DateTimeOffset at)
    {
        if (name.Trim() is not { Length: > 0 and <= NameLength } trimmed) return PartSupplierErrors.NameOutOfRange;

        PartSupplier partSupplier = new(id, trimmed, at);
        partSupplier.Raise(new PartSupplierCreated(id, trimmed, at));
        return partSupplier;
    }

    public Result Rename(string name, DateTimeOffset at)
    {
        if (name.Trim() is not { Length: > 0 and <= NameLength } after) return PartSupplierErrors.NameOutOfRange;
        if (after == Name) return Result.Success;

        var before = Name;
        Name = after;
        Raise(new PartSupplierRenamed(Id, before, after, at));
        return Result.Success;
    }

    /// <summary>Says that it is going; the repository takes it away.</summary>
    public Result Delete(DateTimeOffset at)
    {
        Raise(new PartSupplierDeleted(Id, at));
        return Result.Success;
    }
}

[TypeConverter(typeof(IdTypeConverter<PartSupplierId>)), JsonConverter(typeof(IdJsonConverter<PartSupplierId>))]
public readonly record struct PartSupplierId(Guid Value) : IId<PartSupplierId>
{
    public static PartSupplierId New(DateTimeOffset at) => new(Guid.CreateVersion7(at));

    public static PartSupplierId From(Guid value) => new(value);

    public static PartSupplierId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PartSupplierId result)
    {
        var parsed = Guid.TryParse(s, out var value);
        result = new(value);
        return parsed;
    }

    public int CompareTo(PartSupplierId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();

    public static bool operator <(PartSupplierId left, PartSupplierId right) => left.Value < right.Value;

    public static bool operator >(PartSupplierId left, PartSupplierId right) => left.Value > right.Value;

    public static bool operator <=(PartSupplierId left, PartSupplierId right) => left.Value <= right.Value;

    public static bool operator >=(PartSupplierId left, PartSupplierId right) => left.Value >= right.Value;
}

public interface IPartSupplierRepository
{
    Task<PartSupplier?> Find(PartSupplierId id, CancellationToken cancellationToken);

    void Add(PartSupplier partSupplier);

    void Remove(PartSupplier partSupplier);
}
