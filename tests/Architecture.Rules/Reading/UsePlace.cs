using System.Reflection.Metadata;

namespace CleanTemplate.Architecture.Rules.Reading;

/// <summary>A member whose source uses something.</summary>
internal sealed class UsePlace
{
    private readonly AssemblyImage _image;
    private readonly MetadataReader _reader;
    private readonly TypeNames _types;

    public UsePlace(AssemblyImage image, TypeNames types, TypeDefinitionHandle owner, EntityHandle member) =>
        (_image, _reader, _types, Owner, Member) = (image, image.Reader, types, owner, member);

    public TypeDefinitionHandle Owner { get; }

    public EntityHandle Member { get; }

    /// <summary>The member as source calls it; null for the type's own declaration.</summary>
    public string? Name => field ??= FindName();

    public bool IsInStateMachine => !Owner.IsNil && IsPart(Owner) && MethodName() == "MoveNext";

    private SourceLines? Lines => field ??= _image.Sources.Lines(Owner, Member);

    public SourcePlace? At(int offset) => Lines?.At(offset);

    private string? FindName()
    {
        if (Member.IsNil) return null;
        if (MethodName() is not { } method) return Member.Kind switch
        {
            HandleKind.FieldDefinition => FieldName(_reader.GetString(_reader.GetFieldDefinition((FieldDefinitionHandle)Member).Name)),
            HandleKind.PropertyDefinition => Generated.MemberName(_reader.GetString(_reader.GetPropertyDefinition((PropertyDefinitionHandle)Member).Name)),
            _ => _reader.GetString(_reader.GetEventDefinition((EventDefinitionHandle)Member).Name),
        };
        if (Generated.Origin(method) is { } origin) return origin;
        for (var part = Owner; IsPart(part); part = _reader.GetTypeDefinition(part).GetDeclaringType())
        {
            if (Generated.Origin(_reader.GetString(_reader.GetTypeDefinition(part).Name)) is { } member) return member;
        }
        return IsPart(Owner) ? null : Generated.MemberName(method);
    }

    private bool IsPart(TypeDefinitionHandle type) => _types[type] is var name && name.Source != name;

    private string? MethodName() => Member is { IsNil: false, Kind: HandleKind.MethodDefinition }
        ? _reader.GetString(_reader.GetMethodDefinition((MethodDefinitionHandle)Member).Name)
        : null;

    // The field behind a property is named after it: <Total>k__BackingField.
    private static string FieldName(string field) => Generated.Origin(field) ?? field;
}
