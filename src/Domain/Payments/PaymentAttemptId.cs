using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Payments;

[TypeConverter(typeof(IdTypeConverter<PaymentAttemptId>)), JsonConverter(typeof(IdJsonConverter<PaymentAttemptId>))]
public readonly record struct PaymentAttemptId(Guid Value) : IId<PaymentAttemptId>
{
    public static PaymentAttemptId New(DateTimeOffset at) => new(Guid.CreateVersion7(at));

    public static PaymentAttemptId From(Guid value) => new(value);

    public static PaymentAttemptId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PaymentAttemptId result)
    {
        var parsed = Guid.TryParse(s, out var value);
        result = new(value);
        return parsed;
    }

    public int CompareTo(PaymentAttemptId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();

    public static bool operator <(PaymentAttemptId left, PaymentAttemptId right) => left.Value < right.Value;

    public static bool operator >(PaymentAttemptId left, PaymentAttemptId right) => left.Value > right.Value;

    public static bool operator <=(PaymentAttemptId left, PaymentAttemptId right) => left.Value <= right.Value;

    public static bool operator >=(PaymentAttemptId left, PaymentAttemptId right) => left.Value >= right.Value;
}
