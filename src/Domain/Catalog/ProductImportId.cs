using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Catalog;

[TypeConverter(typeof(IdTypeConverter<ProductImportId>)), JsonConverter(typeof(IdJsonConverter<ProductImportId>))]
public readonly record struct ProductImportId(Guid Value) : IId<ProductImportId>
{
    public static ProductImportId New(DateTimeOffset at) => new(Guid.CreateVersion7(at));

    public static ProductImportId From(Guid value) => new(value);

    public static ProductImportId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ProductImportId result)
    {
        var parsed = Guid.TryParse(s, out var value);
        result = new(value);
        return parsed;
    }

    public int CompareTo(ProductImportId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();

    public static bool operator <(ProductImportId left, ProductImportId right) => left.Value < right.Value;

    public static bool operator >(ProductImportId left, ProductImportId right) => left.Value > right.Value;

    public static bool operator <=(ProductImportId left, ProductImportId right) => left.Value <= right.Value;

    public static bool operator >=(ProductImportId left, ProductImportId right) => left.Value >= right.Value;
}
