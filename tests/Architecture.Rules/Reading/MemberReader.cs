using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;
using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules.Reading;

/// <summary>Reads the members that the source of a type declares.</summary>
internal static class MemberReader
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static List<CodeMember> Read(AssemblyImage image, TypeDefinitionHandle owner, TypeDefinition type)
    {
        List<CodeMember> members = [];
        foreach (var handle in type.GetFields()) Add(Field(image, handle));
        for (var row = image.Properties.First(owner); row != 0; row = image.Properties.Next(row)) Add(Property(image, MetadataTokens.PropertyDefinitionHandle(row)));
        foreach (var handle in type.GetMethods()) Add(Method(image, handle));
        return members;

        void Add(CodeMember? member)
        {
            if (member is not null) members.Add(member);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static CodeMember? Field(AssemblyImage image, FieldDefinitionHandle handle)
    {
        var field = image.Reader.GetFieldDefinition(handle);
        var name = image.Reader.GetString(field.Name);
        if (Generated.IsMember(name) || field.Attributes.HasFlag(FieldAttributes.RTSpecialName)) return null;
        var isPublic = (field.Attributes & FieldAttributes.FieldAccessMask) is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem;
        return new(image, handle, MemberKind.Field, name)
        {
            IsPublic = isPublic,
            IsStatic = field.Attributes.HasFlag(FieldAttributes.Static),
            IsPubliclyWritable = isPublic && !field.Attributes.HasFlag(FieldAttributes.InitOnly) && !field.Attributes.HasFlag(FieldAttributes.Literal),
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static CodeMember? Property(AssemblyImage image, PropertyDefinitionHandle handle)
    {
        var property = image.Reader.GetPropertyDefinition(handle);
        var accessors = property.GetAccessors();
        var name = image.Reader.GetString(property.Name);
        if (name == "EqualityContract") return null;
        return new(image, handle, MemberKind.Property, name)
        {
            IsPublic = IsPublic(image, accessors.Getter) || IsPublic(image, accessors.Setter),
            IsStatic = !image.Reader.GetBlobReader(property.Signature).ReadSignatureHeader().IsInstance,
            IsPubliclyWritable = IsPublic(image, accessors.Setter) && !IsInit(image, accessors.Setter),
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static CodeMember? Method(AssemblyImage image, MethodDefinitionHandle handle)
    {
        var method = image.Reader.GetMethodDefinition(handle);
        var name = image.Reader.GetString(method.Name);
        var isConstructor = name == ".ctor";
        if (Generated.IsMember(name) || name == ".cctor" || (!isConstructor && IsAccessor(name, method.Attributes))) return null;
        if (image.IsWrittenByCompiler(handle)) return null;
        return new(image, handle, isConstructor ? MemberKind.Constructor : MemberKind.Method, name)
        {
            IsPublic = IsPublic(image, handle),
            IsStatic = method.Attributes.HasFlag(MethodAttributes.Static),
            IsAsync = image.Carries(handle, "System.Runtime.CompilerServices.AsyncStateMachineAttribute"),
        };
    }

    private static bool IsAccessor(string name, MethodAttributes attributes) =>
        attributes.HasFlag(MethodAttributes.SpecialName) && Generated.MemberName(name) != name[(name.LastIndexOf('.') + 1)..];

    private static bool IsPublic(AssemblyImage image, MethodDefinitionHandle method) => !method.IsNil
        && (image.Reader.GetMethodDefinition(method).Attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;

    private static bool IsInit(AssemblyImage image, MethodDefinitionHandle setter) =>
        image.Shapes.Signature(setter).ReturnType.Modifiers.Contains("System.Runtime.CompilerServices.IsExternalInit");
}

/// <summary>What code can depend on: a type, or (with a handle) one of its members.</summary>
internal readonly record struct Target(NamedType Type, AssemblyImage? Image, EntityHandle Member)
{
    public bool IsType => Image is null;

    /// <summary>The member's name as in source; of a property, not of its accessor.</summary>
    public string MemberName => Image!.Reader switch
    {
        var reader when Member.Kind == HandleKind.MethodDefinition => Generated.MemberName(reader.GetString(reader.GetMethodDefinition((MethodDefinitionHandle)Member).Name)),
        var reader when Member.Kind == HandleKind.FieldDefinition => reader.GetString(reader.GetFieldDefinition((FieldDefinitionHandle)Member).Name),
        var reader => Generated.MemberName(reader.GetString(reader.GetMemberReference((MemberReferenceHandle)Member).Name)),
    };

    /// <summary>The simple names of the parameters, as a pattern such as <c>Guid.CreateVersion7()</c> lists them.</summary>
    public string Parameters
    {
        get
        {
            return $"({string.Join(", ", Image!.Shapes.Signature(Member).ParameterTypes.Select(Plain))})";

            static string Plain(Model.TypeShape type) => type.FullName is ['[', ..] or "*" or "&" ? Plain(type.Arguments[0]) + type.FullName : type.Name;
        }
    }

    public override string ToString() => IsType ? Type.FullName : $"{Type.FullName}.{MemberName}";
}

/// <summary>
/// Numbers everything that the read assemblies name, so that a dependency is one integer: first the members, each by its place
/// in its assembly, then the types as they come.
/// </summary>
internal sealed class NameTable
{
    private readonly int[] _typeOfMember;
    private readonly List<NamedType> _types = [];
    private readonly Dictionary<string, Dictionary<string, NamedType>> _byAssembly = new(StringComparer.Ordinal);

    public NameTable(params IReadOnlyList<AssemblyImage> images)
    {
        Images = images;
        var members = 0;
        foreach (var image in images) (image.FirstMember, members) = (members, members + image.MemberCount);
        _typeOfMember = new int[members];
    }

    public IReadOnlyList<AssemblyImage> Images { get; }

    public int TypeCount => _types.Count;

    /// <summary>How many there are so far.</summary>
    public int Count => _typeOfMember.Length + _types.Count;

    public Target this[int target]
    {
        get
        {
            if (target >= _typeOfMember.Length) return new(TypeOf(target), null, default);
            var image = Images.Count - 1;
            while (Images[image].FirstMember > target) image--;
            return new(TypeOf(target), Images[image], Images[image].Member(target));
        }
    }

    /// <summary>The type itself, or the one that a member belongs to.</summary>
    public NamedType TypeOf(int target) => _types[target < _typeOfMember.Length ? _typeOfMember[target] : target - _typeOfMember.Length];

    /// <summary>Says what a member belongs to.</summary>
    public void Declare(int member, NamedType type) => _typeOfMember[member] = type.Number;

    public bool AnyType(Func<NamedType, bool> such)
    {
        lock (_types) return _types.Exists(type => such(type));
    }

    /// <summary>A type by the name that the runtime gives it; several assemblies are read at once.</summary>
    public NamedType Type(string assembly, string @namespace, string name)
    {
        var runtimeName = @namespace.Length == 0 ? name : $"{@namespace}.{name}";
        lock (_types)
        {
            if (!_byAssembly.TryGetValue(assembly, out var types)) _byAssembly.Add(assembly, types = new(StringComparer.Ordinal));
            if (types.TryGetValue(runtimeName, out var known)) return known;
            var type = Add(assembly, @namespace, runtimeName);
            types.Add(runtimeName, type);
            return type;
        }
    }

    /// <summary>What compilers have made of a type's code: nobody can name it.</summary>
    public NamedType Part(NamedType outer)
    {
        lock (_types) return Add(outer.Assembly, "", "");
    }

    private NamedType Add(string assembly, string @namespace, string runtimeName)
    {
        NamedType type = new(assembly, @namespace, runtimeName, _types.Count, Count);
        _types.Add(type);
        return type;
    }
}
