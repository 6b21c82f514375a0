using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.SpareParts;

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
