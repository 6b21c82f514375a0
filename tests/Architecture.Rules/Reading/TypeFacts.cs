using System.Reflection;
using System.Reflection.Metadata;
using System.Runtime.CompilerServices;
using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules.Reading;

internal enum TypeKind { None, Class, Interface, Struct, Enum, Delegate }

/// <summary>What metadata says about a type, in the words of the language.</summary>
internal static class TypeFacts
{
    public static TypeKind KindOf(AssemblyImage image, TypeDefinition type)
    {
        if (type.Attributes.HasFlag(TypeAttributes.Interface)) return TypeKind.Interface;
        return type.BaseType.IsNil || type.BaseType.Kind == HandleKind.TypeSpecification ? TypeKind.Class : image.Shapes.Of(type.BaseType).FullName switch
        {
            "System.ValueType" => TypeKind.Struct,
            "System.Enum" => TypeKind.Enum,
            "System.MulticastDelegate" => TypeKind.Delegate,
            _ => TypeKind.Class,
        };
    }

    public static bool IsPublic(MetadataReader reader, TypeDefinition type) => (type.Attributes & TypeAttributes.VisibilityMask) switch
    {
        TypeAttributes.Public => true,
        TypeAttributes.NestedPublic => IsPublic(reader, reader.GetTypeDefinition(type.GetDeclaringType())),
        _ => false,
    };

    // Only the compiler writes these: a clone method nobody can call, and the equality of a record struct, which source may not declare.
    public static bool IsRecord(CodeType type)
    {
        var reader = type.Image.Reader;
        foreach (var handle in type.Definition.GetMethods())
        {
            var name = reader.GetMethodDefinition(handle).Name;
            if (reader.StringComparer.Equals(name, "<Clone>$")) return true;
            if (type.IsStruct && reader.StringComparer.Equals(name, "op_Equality") && type.Image.IsWrittenByCompiler(handle)) return true;
        }
        return false;
    }

    public static bool IsImmutable(CodeType type)
    {
        for (Definition? next = new(type.Image, type.Handle); next is not null; next = Ancestry.ParentOf(next))
            if (type.Graph.Images.Contains(next.Image) && !FieldsAreReadOnly(next)) return false;
        return true;
    }

    public static IEnumerable<TypeShape> Attributes(AssemblyImage image, CustomAttributeHandleCollection attributes) =>
        attributes.Select(handle => image.Shapes.Of(image.AttributeOf(image.Reader.GetCustomAttribute(handle).Constructor)));

    private static bool FieldsAreReadOnly(Definition type)
    {
        var reader = type.Image.Reader;
        foreach (var field in reader.GetTypeDefinition(type.Handle).GetFields())
            if (!IsReadOnly(reader.GetFieldDefinition(field).Attributes)) return false;
        return true;

        static bool IsReadOnly(FieldAttributes field) => field.HasFlag(FieldAttributes.InitOnly) || field.HasFlag(FieldAttributes.Literal);
    }
}

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

/// <summary>Keeps each use of a type, with what is needed to say more about it.</summary>
internal sealed class UseReader(CodeType type, TypeNames types) : UseSink
{
    private readonly NameTable _names = type.Graph.Names;
    private UsePlace? _place;

    public List<CodeUse> Found { get; } = [];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Add(int target, UseKind kind)
    {
        if (_names.TypeOf(target) == type.OwnName) return;
        if (_place is null || _place.Owner != Owner || _place.Member != Member) _place = new(type.Image, types, Owner, Member);
        Found.Add(new(_names, _place, Offset, target, kind));
    }
}

/// <summary>Takes the uses that a <see cref="TypeScanner"/> finds; the scanner keeps the place where it is reading up to date.</summary>
internal abstract class UseSink
{
    /// <summary>The type being read: the source type, or a compiler-made part of it.</summary>
    public TypeDefinitionHandle Owner { get; set; }

    /// <summary>The field, method, property or event being read; nil for the type itself.</summary>
    public EntityHandle Member { get; set; }

    /// <summary>How far into the member's body; -1 outside of it.</summary>
    public int Offset { get; set; } = -1;

    public abstract void Add(int target, UseKind kind);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddAll(ReadOnlySpan<int> packed)
    {
        foreach (var use in packed) Add(Packed.Target(use), Packed.Kind(use));
    }

    public void At(TypeDefinitionHandle owner, EntityHandle member) => (Owner, Member, Offset) = (owner, member, -1);
}

/// <summary>A target and the kind of its use in one integer: what an instruction names is worked out once and kept.</summary>
internal static class Packed
{
    public static int Of(int target, UseKind kind) => (target << 5) | (int)kind;

    public static int Target(int packed) => packed >> 5;

    public static UseKind Kind(int packed) => (UseKind)(packed & 31);
}
