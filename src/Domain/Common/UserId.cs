using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CleanTemplate.Domain.Common;

[TypeConverter(typeof(IdTypeConverter<UserId>)), JsonConverter(typeof(IdJsonConverter<UserId>))]
public readonly record struct UserId(Guid Value) : IId<UserId>
{
    public static UserId New(DateTimeOffset at) => new(Guid.CreateVersion7(at));

    public static UserId From(Guid value) => new(value);

    public static UserId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out UserId result)
    {
        var parsed = Guid.TryParse(s, out var value);
        result = new(value);
        return parsed;
    }

    public int CompareTo(UserId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();

    public static bool operator <(UserId left, UserId right) => left.Value < right.Value;

    public static bool operator >(UserId left, UserId right) => left.Value > right.Value;

    public static bool operator <=(UserId left, UserId right) => left.Value <= right.Value;

    public static bool operator >=(UserId left, UserId right) => left.Value >= right.Value;
}
