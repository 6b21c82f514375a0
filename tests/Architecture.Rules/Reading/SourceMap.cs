using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;

namespace CleanTemplate.Architecture.Rules.Reading;

/// <summary>From metadata back to source, through the portable PDB beside or inside the assembly. Without one, nothing has a place.</summary>
internal sealed class SourceMap
{
    private static readonly Guid TypeDocuments = new("932E74BC-DBA9-4478-8D46-0F32A7BAB3D3");
    // Shared by all who ask; should two write the same place at once, either will do.
    private readonly string?[] _names;
    private readonly SourcePlace?[] _typePlaces;
    private readonly MetadataReader? _pdb;
    private readonly MetadataReader _reader;

    private SourceMap(MetadataReader reader, MetadataReader? pdb)
    {
        (_reader, _pdb) = (reader, pdb);
        _names = new string?[(pdb?.Documents.Count ?? 0) + 1];
        _typePlaces = new SourcePlace?[reader.TypeDefinitions.Count + 1];
    }

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

    /// <summary>The lines of a member, or the one of the type it belongs to.</summary>
    public SourceLines? Lines(TypeDefinitionHandle type, EntityHandle member)
    {
        if (_pdb is null || type.IsNil) return null;
        foreach (var method in Methods(member))
        {
            List<SourcePoint> points = [.. Points(method)];
            // The offsets of one body say nothing in another.
            if (points.Count > 0) return new(method == member ? points : points[..1]);
        }
        return TypePlace(type) is { } place ? new([new(0, place)]) : null;
    }

    /// <summary>The first line of a type's code; of a type without code only the file.</summary>
    public SourcePlace? TypePlace(TypeDefinitionHandle type) => _pdb is null || type.IsNil
        ? null
        : _typePlaces[MetadataTokens.GetRowNumber(type)] ??= FirstLine(type) ?? Document(type) ?? TypePlace(_reader.GetTypeDefinition(type).GetDeclaringType());

    private SourcePlace? FirstLine(TypeDefinitionHandle type)
    {
        SourcePlace? first = null;
        foreach (var own in _reader.GetTypeDefinition(type).GetMethods())
        {
            foreach (var method in Methods(own))
                if (Points(method).FirstOrDefault() is { Place: var place } && (first is null || place.Line < first.Line)) first = place;
        }
        return first;
    }

    private IEnumerable<MethodDefinitionHandle> Methods(EntityHandle member)
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

    // An async method's own body only starts the machine: its lines are in MoveNext, of a type beside it.
    private IEnumerable<MethodDefinitionHandle> StateMachine(MethodDefinitionHandle method) =>
        _reader.GetTypeDefinition(_reader.GetMethodDefinition(method).GetDeclaringType()).GetNestedTypes()
            .SelectMany(nested => _reader.GetTypeDefinition(nested).GetMethods())
            .Where(candidate => _pdb!.GetMethodDebugInformation(candidate).GetStateMachineKickoffMethod() == method);

    private IEnumerable<SourcePoint> Points(MethodDefinitionHandle method)
    {
        var info = _pdb!.GetMethodDebugInformation(method.ToDebugInformationHandle());
        if (info.SequencePointsBlob.IsNil) yield break;
        foreach (var point in info.GetSequencePoints())
            if (!point.IsHidden) yield return new(point.Offset, new(Name(point.Document), point.StartLine));
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

    private string Name(DocumentHandle document) =>
        _names[MetadataTokens.GetRowNumber(document)] ??= Relative(_pdb!.GetString(_pdb.GetDocument(document).Name));

    private static string Relative(string path)
    {
        const string mapped = "/_/";
        if (path.StartsWith(mapped, StringComparison.Ordinal)) return path[mapped.Length..];
        if (SolutionFolder.Above(Path.GetDirectoryName(path)) is { } solution) path = Path.GetRelativePath(solution, path);
        return path.Replace('\\', '/');
    }
}

/// <summary>A file and a line in it.</summary>
/// <param name="RelativePath">The path below the folder that holds the solution, with forward slashes.</param>
/// <param name="Line">The line; null for the file as a whole.</param>
internal sealed record SourcePlace(string RelativePath, int? Line);

/// <summary>A place, and the instruction that begins it.</summary>
internal sealed record SourcePoint(int Offset, SourcePlace Place);

/// <summary>The lines of a member, by the instructions that begin them.</summary>
internal sealed class SourceLines(List<SourcePoint> points)
{
    /// <summary>The line that an instruction belongs to; before the first line, that one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public SourcePlace At(int offset)
    {
        var place = points[0].Place;
        foreach (var point in points)
        {
            if (point.Offset > offset) break;
            place = point.Place;
        }
        return place;
    }
}
