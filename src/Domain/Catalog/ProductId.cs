using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Catalog;

[TypeConverter(typeof(IdTypeConverter<ProductId>)), JsonConverter(typeof(IdJsonConverter<ProductId>))]
public readonly record struct ProductId(Guid Value) : IId<ProductId>
{
    public static ProductId New(DateTimeOffset at) => new(Guid.CreateVersion7(at));

    public static ProductId From(Guid value) => new(value);

    public static ProductId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ProductId result)
    {
        var parsed = Guid.TryParse(s, out var value);
        result = new(value);
        return parsed;
    }

    public int CompareTo(ProductId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();

    public static bool operator <(ProductId left, ProductId right) => left.Value < right.Value;

    public static bool operator >(ProductId left, ProductId right) => left.Value > right.Value;

    public static bool operator <=(ProductId left, ProductId right) => left.Value <= right.Value;

    public static bool operator >=(ProductId left, ProductId right) => left.Value >= right.Value;
}
