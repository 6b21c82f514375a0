using System.ComponentModel;
using System.Globalization;

namespace CleanTemplate.Domain.Common;

/// <summary>Lets configuration, command lines and model binding read an id from text.</summary>
public sealed class IdTypeConverter<TId> : TypeConverter
    where TId : struct, IId<TId>
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? TId.Parse(text, culture) : base.ConvertFrom(context, culture, value);

    public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType) =>
        value is TId id && destinationType == typeof(string) ? id.ToString() : base.ConvertTo(context, culture, value, destinationType);
}
