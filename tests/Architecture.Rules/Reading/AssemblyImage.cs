using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace CleanTemplate.Architecture.Rules.Reading;

/// <summary>One assembly file, opened for reading: nothing in it is loaded or run.</summary>
internal sealed class AssemblyImage
{
    private readonly Lazy<SourceMap> _sources;
    private readonly Lazy<Shapes> _shapes;
    private readonly Lazy<Chains> _attributes;
    private readonly Lazy<Chains> _properties;
    private readonly Lazy<Chains> _events;
    private readonly Dictionary<string, TypeDefinitionHandle> _byName = new(StringComparer.Ordinal);

    private AssemblyImage(string path, PEReader file, MetadataReader reader)
    {
        (Path, File, Reader) = (path, file, reader);
        Name = reader.IsAssembly ? reader.GetString(reader.GetAssemblyDefinition().Name) : System.IO.Path.GetFileNameWithoutExtension(path);
        Types = [.. reader.TypeDefinitions.Select((_, index) => MetadataTokens.TypeDefinitionHandle(index + 1))];
        _sources = new(() => SourceMap.Of(this));
        _shapes = new(() => new(this));
        _attributes = new(() => new(reader, TableIndex.CustomAttribute, row => reader.GetCustomAttribute(MetadataTokens.CustomAttributeHandle(row)).Parent));
        _properties = new(() => new(reader, TableIndex.Property, row => reader.GetPropertyDefinition(MetadataTokens.PropertyDefinitionHandle(row)).GetDeclaringType()));
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

    public TypeDefinitionHandle[] Types { get; }

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

    /// <summary>Namespace and name as the runtime writes them: <c>Shop.Order+Line`1</c>.</summary>
    public string FullName(TypeDefinitionHandle handle)
    {
        var type = Reader.GetTypeDefinition(handle);
        var name = Reader.GetString(type.Name);
        if (type.GetDeclaringType() is { IsNil: false } outer) return $"{FullName(outer)}+{name}";
        return type.Namespace.IsNil ? name : $"{Reader.GetString(type.Namespace)}.{name}";
    }

    /// <summary>Looks a type up by its full name; compiler-made ones are not to be found.</summary>
    public TypeDefinitionHandle? Find(string fullName)
    {
        lock (_byName)
        {
            if (_byName.Count == 0) foreach (var type in Types.Where(type => !Generated.IsType(Reader.GetString(Reader.GetTypeDefinition(type).Name)))) _byName.TryAdd(FullName(type), type);
        }
        return _byName.TryGetValue(fullName, out var handle) ? handle : null;
    }

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
}
