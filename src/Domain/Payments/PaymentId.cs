using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Payments;

[TypeConverter(typeof(IdTypeConverter<PaymentId>)), JsonConverter(typeof(IdJsonConverter<PaymentId>))]
public readonly record struct PaymentId(Guid Value) : IId<PaymentId>
{
    public static PaymentId New(DateTimeOffset at) => new(Guid.CreateVersion7(at));

    public static PaymentId From(Guid value) => new(value);

    public static PaymentId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PaymentId result)
    {
        var parsed = Guid.TryParse(s, out var value);
        result = new(value);
        return parsed;
    }

    public int CompareTo(PaymentId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();

    public static bool operator <(PaymentId left, PaymentId right) => left.Value < right.Value;

    public static bool operator >(PaymentId left, PaymentId right) => left.Value > right.Value;

    public static bool operator <=(PaymentId left, PaymentId right) => left.Value <= right.Value;

    public static bool operator >=(PaymentId left, PaymentId right) => left.Value >= right.Value;
}
