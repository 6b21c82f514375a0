using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules.Reading;

/// <summary>One assembly file, opened for reading: nothing in it is loaded or run.</summary>
internal sealed class AssemblyImage
{
    private readonly Lazy<SourceMap> _sources;
    private readonly Lazy<Shapes> _shapes;
    private readonly Lazy<Chains> _attributes;
    private readonly Lazy<Chains> _properties;
    private readonly Lazy<Chains> _events;
    private readonly Lazy<Dictionary<string, int>> _byName;
    private readonly Lazy<TypeShape[]?[]> _interfaces;
    private readonly Lazy<Lazy<Definition?>?[]> _homes;

    private AssemblyImage(string path, PEReader file, MetadataReader reader)
    {
        (Path, File, Reader) = (path, file, reader);
        Name = reader.IsAssembly ? reader.GetString(reader.GetAssemblyDefinition().Name) : System.IO.Path.GetFileNameWithoutExtension(path);
        _sources = new(() => SourceMap.Of(this));
        _shapes = new(() => new(this));
        _attributes = new(() => new(reader, TableIndex.CustomAttribute, row => reader.GetCustomAttribute(MetadataTokens.CustomAttributeHandle(row)).Parent));
        _properties = new(() => new(reader, TableIndex.Property, row => reader.GetPropertyDefinition(MetadataTokens.PropertyDefinitionHandle(row)).GetDeclaringType()));
        _byName = new(RowsByName);
        _interfaces = new(() => new TypeShape[]?[reader.TypeDefinitions.Count + 1]);
        _homes = new(() => new Lazy<Definition?>?[reader.TypeReferences.Count + 1]);
        _events = new(() => new(reader, TableIndex.Event, row => reader.GetEventDefinition(MetadataTokens.EventDefinitionHandle(row)).GetDeclaringType()));
    }

    public string Path { get; }

    public string Name { get; }

    public PEReader File { get; }

    public MetadataReader Reader { get; }

    public SourceMap Sources => _sources.Value;

    public Shapes Shapes => _shapes.Value;

    public Chains Attributes => _attributes.Value;

    public Chains Properties => _properties.Value;

    public Chains Events => _events.Value;

    /// <summary>The number of its first member among the targets.</summary>
    public int FirstMember { get; set; }

    /// <summary>How many members it defines or refers to.</summary>
    public int MemberCount => Reader.MethodDefinitions.Count + Reader.FieldDefinitions.Count + Reader.MemberReferences.Count;

    /// <summary>The interfaces of each type, as far as known.</summary>
    public TypeShape[]?[] Interfaces => _interfaces.Value;

    /// <summary>Where each type that it refers to is defined, as far as known.</summary>
    public Lazy<Definition?>?[] Homes => _homes.Value;

    /// <summary>The assemblies that are read together with this one, by name.</summary>
    public IReadOnlyDictionary<string, AssemblyImage> Neighbours { get; set; } = new Dictionary<string, AssemblyImage>(StringComparer.Ordinal);

    /// <summary>Opens a managed assembly; for anything else says why not.</summary>
    public static AssemblyImage? Open(string path, out string? skipped, bool withCode = true)
    {
        skipped = null;
        try
        {
            // Read at once and closed: an open file would keep the next build from writing it.
            using var stream = System.IO.File.OpenRead(path);
            PEReader file = new(stream, PEStreamOptions.LeaveOpen | (withCode ? PEStreamOptions.PrefetchEntireImage : PEStreamOptions.PrefetchMetadata));
            if (file.HasMetadata) return new(path, file, file.GetMetadataReader());
            skipped = "no .NET metadata in it (a native library)";
        }
        catch (Exception damage) when (damage is BadImageFormatException or IOException or UnauthorizedAccessException)
        {
            skipped = $"not readable as an assembly: {damage.Message}";
        }
        return null;
    }

    /// <summary>Namespace and name as the runtime writes them: <c>Library.Book+Page`1</c>.</summary>
    public string FullName(TypeDefinitionHandle handle)
    {
        var type = Reader.GetTypeDefinition(handle);
        var name = Reader.GetString(type.Name);
        if (type.GetDeclaringType() is { IsNil: false } outer) return $"{FullName(outer)}+{name}";
        return type.Namespace.IsNil ? name : $"{Reader.GetString(type.Namespace)}.{name}";
    }

    /// <summary>Looks a type up by its full name; compiler-made ones are not to be found.</summary>
    public TypeDefinitionHandle? Find(string fullName) => _byName.Value.TryGetValue(fullName, out var row) ? MetadataTokens.TypeDefinitionHandle(row) : null;

    /// <summary>The number of a member among the targets: methods, fields, references.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int TargetOf(EntityHandle member) => FirstMember + MetadataTokens.GetRowNumber(member) - 1 + member.Kind switch
    {
        HandleKind.MethodDefinition => 0,
        HandleKind.FieldDefinition => Reader.MethodDefinitions.Count,
        _ => Reader.MethodDefinitions.Count + Reader.FieldDefinitions.Count,
    };

    /// <summary>The member of that number.</summary>
    public EntityHandle Member(int target)
    {
        var (place, methods, fields) = (target - FirstMember, Reader.MethodDefinitions.Count, Reader.FieldDefinitions.Count);
        if (place < methods) return MetadataTokens.MethodDefinitionHandle(place + 1);
        return place < methods + fields ? MetadataTokens.FieldDefinitionHandle(place - methods + 1) : MetadataTokens.MemberReferenceHandle(place - methods - fields + 1);
    }

    /// <summary>The definition or reference of a type, or that of a generic instantiation; nil for an array and the like.</summary>
    public EntityHandle DefinitionOf(EntityHandle type)
    {
        if (type.Kind != HandleKind.TypeSpecification) return type;
        var blob = Reader.GetBlobReader(Reader.GetTypeSpecification((TypeSpecificationHandle)type).Signature);
        if (blob.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance) return default;
        blob.ReadByte();
        return blob.ReadTypeHandle();
    }

    /// <summary>The type of an attribute, by its constructor.</summary>
    public EntityHandle AttributeOf(EntityHandle constructor) => constructor.Kind == HandleKind.MemberReference
        ? Reader.GetMemberReference((MemberReferenceHandle)constructor).Parent
        : Reader.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType();

    /// <summary>Whether something carries an attribute of that name.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Carries(EntityHandle owner, string attribute)
    {
        for (var row = Attributes.First(owner); row != 0; row = Attributes.Next(row))
            if (Shapes.Of(AttributeOf(Reader.GetCustomAttribute(MetadataTokens.CustomAttributeHandle(row)).Constructor)).FullName == attribute) return true;
        return false;
    }

    public bool IsWrittenByCompiler(EntityHandle member) => Carries(member, "System.Runtime.CompilerServices.CompilerGeneratedAttribute");

    /// <summary>The name of the assembly that a forwarded type has moved to.</summary>
    public string? ForwardOf(string fullName)
    {
        // A nested type goes where its outer one goes.
        if (fullName.IndexOf('+', StringComparison.Ordinal) is > 0 and var nested) fullName = fullName[..nested];
        foreach (var handle in Reader.ExportedTypes)
        {
            var type = Reader.GetExportedType(handle);
            if (type.Implementation.Kind == HandleKind.AssemblyReference
                && Reader.StringComparer.Equals(type.Name, fullName[(fullName.LastIndexOf('.') + 1)..])
                && (type.Namespace.IsNil ? "" : Reader.GetString(type.Namespace) + ".") + Reader.GetString(type.Name) == fullName)
                return Reader.GetString(Reader.GetAssemblyReference((AssemblyReferenceHandle)type.Implementation).Name);
        }
        return null;
    }

    private Dictionary<string, int> RowsByName()
    {
        Dictionary<string, int> rows = new(Reader.TypeDefinitions.Count, StringComparer.Ordinal);
        foreach (var type in Reader.TypeDefinitions)
            if (!Generated.IsType(Reader.GetString(Reader.GetTypeDefinition(type).Name))) rows.TryAdd(FullName(type), MetadataTokens.GetRowNumber(type));
        return rows;
    }
}
