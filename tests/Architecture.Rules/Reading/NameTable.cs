using System.Reflection.Metadata;

namespace CleanTemplate.Architecture.Rules.Reading;

/// <summary>A type that is defined in the read assemblies or named by them.</summary>
internal sealed class NamedType(string assembly, string @namespace, string name, int target)
{
    public string Assembly => assembly;

    public string Namespace => @namespace;

    /// <summary>As in source, nested ones with their outer types: <c>Order.Line</c>.</summary>
    public string Name => field ??= name.AsSpan().ContainsAny('+', '`', '<') ? string.Join('.', name.Split('+').Select(Generated.PlainName)) : name;

    /// <summary>As the runtime writes it, without the namespace: <c>Order+Line`1</c>.</summary>
    public string NameWithOuter => name;

    public string FullName => field ??= @namespace.Length == 0 ? Name : $"{@namespace}.{Name}";

    /// <summary>With arities, as the runtime writes it.</summary>
    public string RuntimeName => @namespace.Length == 0 ? name : $"{@namespace}.{name}";

    public int Target => target;

    /// <summary>The source type whose compiler-made part this is, or the type itself. Null for one outside the read assemblies.</summary>
    public NamedType? Source { get; set; }

    /// <summary>Made by the compiler for no type in particular, such as an anonymous type: nobody can depend on it by name.</summary>
    public bool IsHidden { get; set; }

    /// <summary>Made by the compiler of an async method or an iterator.</summary>
    public bool IsStateMachine { get; set; }
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
            return $"({string.Join(", ", Shapes.Signature(Image!, Member).ParameterTypes.Select(Plain))})";

            static string Plain(Model.TypeShape type) => type.FullName is ['[', ..] or "*" or "&" ? Plain(type.Arguments[0]) + type.FullName : type.Name;
        }
    }

    public override string ToString() => IsType ? Type.FullName : $"{Type.FullName}.{MemberName}";
}

/// <summary>Numbers everything that the read assemblies name, so that a dependency is one integer.</summary>
internal sealed class NameTable
{
    private readonly Dictionary<(string Assembly, string Namespace, string Name), NamedType> _types = [];
    private readonly List<Target> _targets = [];

    public List<Target> Targets => _targets;

    public IEnumerable<NamedType> Types => _types.Values;

    public NamedType Type(string assembly, string @namespace, string name)
    {
        if (_types.TryGetValue((assembly, @namespace, name), out var known)) return known;
        NamedType type = new(assembly, @namespace, name, _targets.Count);
        _targets.Add(new(type, null, default));
        _types.Add((assembly, @namespace, name), type);
        return type;
    }

    public int Member(NamedType type, AssemblyImage image, EntityHandle member)
    {
        _targets.Add(new(type, image, member));
        return _targets.Count - 1;
    }
}
