using System.Text.Json;
using System.Text.Json.Serialization;

namespace CleanTemplate.Application.Common;

/// <summary>A member of a JSON Merge Patch (RFC 7396): left out, it stays as it is. One that is given as null is to be removed.</summary>
[JsonConverter(typeof(MaybeConverter))]
public readonly record struct Maybe<T>
{
    public Maybe(T? value) => (IsGiven, Value) = (true, value);

    public bool IsGiven { get; }

    public T? Value { get; }

    public T Or(T current) => IsGiven ? Value! : current;

    public static implicit operator Maybe<T>(T? value) => new(value);
}

internal sealed class MaybeConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Maybe<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GenericTypeArguments))!;

    private sealed class Of<T> : JsonConverter<Maybe<T>>
    {
        public override bool HandleNull => true;

        public override Maybe<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.Null) return new(((JsonConverter<T>)options.GetConverter(typeof(T))).Read(ref reader, typeof(T), options));

            // What cannot be null would become 0 or false.
            return default(T) is null ? new(default(T)) : throw new JsonException();
        }

        public override void Write(Utf8JsonWriter writer, Maybe<T> value, JsonSerializerOptions options)
        {
            if (value.IsGiven) JsonSerializer.Serialize(writer, value.Value, options);
            else writer.WriteNullValue();
        }
    }
}
