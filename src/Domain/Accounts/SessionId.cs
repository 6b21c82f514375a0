using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Accounts;

[TypeConverter(typeof(IdTypeConverter<SessionId>)), JsonConverter(typeof(IdJsonConverter<SessionId>))]
public readonly record struct SessionId(Guid Value) : IId<SessionId>
{
    public static SessionId New(DateTimeOffset at) => new(Guid.CreateVersion7(at));

    public static SessionId From(Guid value) => new(value);

    public static SessionId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out SessionId result)
    {
        var parsed = Guid.TryParse(s, out var value);
        result = new(value);
        return parsed;
    }

    public int CompareTo(SessionId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();

    public static bool operator <(SessionId left, SessionId right) => left.Value < right.Value;

    public static bool operator >(SessionId left, SessionId right) => left.Value > right.Value;

    public static bool operator <=(SessionId left, SessionId right) => left.Value <= right.Value;

    public static bool operator >=(SessionId left, SessionId right) => left.Value >= right.Value;
}
