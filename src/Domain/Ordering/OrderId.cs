using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Ordering;

[TypeConverter(typeof(IdTypeConverter<OrderId>)), JsonConverter(typeof(IdJsonConverter<OrderId>))]
public readonly record struct OrderId(Guid Value) : IId<OrderId>
{
    public static OrderId New(DateTimeOffset at) => new(Guid.CreateVersion7(at));

    public static OrderId From(Guid value) => new(value);

    public static OrderId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out OrderId result)
    {
        var parsed = Guid.TryParse(s, out var value);
        result = new(value);
        return parsed;
    }

    public int CompareTo(OrderId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();

    public static bool operator <(OrderId left, OrderId right) => left.Value < right.Value;

    public static bool operator >(OrderId left, OrderId right) => left.Value > right.Value;

    public static bool operator <=(OrderId left, OrderId right) => left.Value <= right.Value;

    public static bool operator >=(OrderId left, OrderId right) => left.Value >= right.Value;
}
