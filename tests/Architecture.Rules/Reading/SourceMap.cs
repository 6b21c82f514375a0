using System.Collections.Concurrent;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace CleanTemplate.Architecture.Rules.Reading;

/// <summary>From metadata back to source, through the portable PDB beside or inside the assembly. Without one, nothing has a place.</summary>
internal sealed class SourceMap
{
    private static readonly Guid TypeDocuments = new("932E74BC-DBA9-4478-8D46-0F32A7BAB3D3");
    private readonly MetadataReader? _pdb;
    private readonly MetadataReader _reader;

    private SourceMap(MetadataReader reader, MetadataReader? pdb) => (_reader, _pdb) = (reader, pdb);

    public static SourceMap Of(AssemblyImage image)
    {
        try
        {
            // Read whole: an open stream would keep the next build from writing the file.
            return image.File.TryOpenAssociatedPortablePdb(image.Path, path => File.Exists(path) ? new MemoryStream(File.ReadAllBytes(path)) : null, out var pdb, out _)
                ? new(image.Reader, pdb!.GetMetadataReader())
                : new(image.Reader, null);
        }
        catch (Exception damage) when (damage is BadImageFormatException or IOException)
        {
            return new(image.Reader, null);
        }
    }

    /// <summary>The line of an instruction, or of the member or type it belongs to.</summary>
    public SourcePlace? Place(TypeDefinitionHandle type, EntityHandle member, int offset)
    {
        if (_pdb is null || type.IsNil) return null;
        return Methods(type, member).Select(method => PlaceIn(method, method == member ? offset : -1)).FirstOrDefault(place => place is not null)
            ?? TypePlace(type);
    }

    /// <summary>The first line of a type's code; of a type without code only the file.</summary>
    public SourcePlace? TypePlace(TypeDefinitionHandle type)
    {
        if (_pdb is null) return null;
        var definition = _reader.GetTypeDefinition(type);
        return definition.GetMethods().Select(method => PlaceIn(method, -1)).Where(place => place is not null).MinBy(place => place!.Line)
            ?? Document(type)
            ?? (definition.GetDeclaringType() is { IsNil: false } outer ? TypePlace(outer) : null);
    }

    private IEnumerable<MethodDefinitionHandle> Methods(TypeDefinitionHandle type, EntityHandle member)
    {
        switch (member.Kind)
        {
            case HandleKind.MethodDefinition when !member.IsNil:
                return [(MethodDefinitionHandle)member, .. StateMachine((MethodDefinitionHandle)member)];
            case HandleKind.PropertyDefinition:
                var property = _reader.GetPropertyDefinition((PropertyDefinitionHandle)member).GetAccessors();
                return new[] { property.Getter, property.Setter }.Where(accessor => !accessor.IsNil);
            case HandleKind.EventDefinition:
                var @event = _reader.GetEventDefinition((EventDefinitionHandle)member).GetAccessors();
                return new[] { @event.Adder, @event.Remover }.Where(accessor => !accessor.IsNil);
            default:
                return [];
        }
    }

    // An async method's own body only starts the machine: its lines are in MoveNext.
    private IEnumerable<MethodDefinitionHandle> StateMachine(MethodDefinitionHandle method) =>
        _pdb!.MethodDebugInformation.Select(info => (Handle: info.ToDefinitionHandle(), Kickoff: _pdb.GetMethodDebugInformation(info).GetStateMachineKickoffMethod()))
            .Where(info => info.Kickoff == method).Select(info => info.Handle);

    private SourcePlace? PlaceIn(MethodDefinitionHandle method, int offset)
    {
        var info = _pdb!.GetMethodDebugInformation(method.ToDebugInformationHandle());
        if (info.SequencePointsBlob.IsNil) return null;
        SequencePoint? best = null;
        foreach (var point in info.GetSequencePoints())
        {
            if (point.IsHidden) continue;
            if (best is not null && point.Offset > offset) break;
            best = point;
        }
        return best is { } found ? new(Name(found.Document), found.StartLine) : null;
    }

    private SourcePlace? Document(TypeDefinitionHandle type)
    {
        foreach (var handle in _pdb!.GetCustomDebugInformation(type).Select(_pdb.GetCustomDebugInformation))
        {
            if (_pdb.GetGuid(handle.Kind) == TypeDocuments)
                return new(Name(MetadataTokens.DocumentHandle(_pdb.GetBlobReader(handle.Value).ReadCompressedInteger())), null);
        }
        return null;
    }

    private string Name(DocumentHandle document) => _pdb!.GetString(_pdb.GetDocument(document).Name);
}

/// <summary>A file as the compiler saw it, and a line in it.</summary>
internal sealed record SourcePlace(string Path, int? Line)
{
    private static readonly ConcurrentDictionary<string, string> RelativePaths = new(StringComparer.Ordinal);

    /// <summary>The path below the folder that holds the solution, with forward slashes.</summary>
    public string RelativePath => RelativePaths.GetOrAdd(Path, Relative);

    private static string Relative(string path)
    {
        const string mapped = "/_/";
        if (path.StartsWith(mapped, StringComparison.Ordinal)) return path[mapped.Length..];
        for (var folder = System.IO.Path.GetDirectoryName(path); !string.IsNullOrEmpty(folder) && Directory.Exists(folder); folder = System.IO.Path.GetDirectoryName(folder))
        {
            if (Directory.EnumerateFiles(folder, "*.sln").Concat(Directory.EnumerateFiles(folder, "*.slnx")).Any())
                return System.IO.Path.GetRelativePath(folder, path).Replace('\\', '/');
        }
        return path.Replace('\\', '/');
    }
}
