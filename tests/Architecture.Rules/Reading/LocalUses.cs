using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;

namespace CleanTemplate.Architecture.Rules.Reading;

/// <summary>
/// The local variables of a body that count: those read after a branch from where they are set.
/// An optimised build keeps the others on the stack, where they leave no trace, and its verdict must be that of a debug build.
/// </summary>
internal sealed class LocalUses
{
    private Local[] _locals = new Local[16];
    private int _body;
    private int _block;

    public void Begin() => (_body, _block) = (_body + 1, 0);

    public void Branch() => _block++;

    public void Set(int local, int offset) => At(local, offset);

    public void Read(int local, int offset)
    {
        ref var read = ref At(local, offset);
        read.Counts |= read.Block != _block;
    }

    /// <summary>Where a local is first set, if it counts.</summary>
    public int? Place(int local) => local < _locals.Length && _locals[local] is { Counts: true } found && found.Body == _body ? found.Offset : null;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ref Local At(int local, int offset)
    {
        if (local >= _locals.Length) Array.Resize(ref _locals, local + 16);
        ref var found = ref _locals[local];
        if (found.Body != _body) found = new() { Body = _body, Block = _block, Offset = offset };
        return ref found;
    }

    private struct Local
    {
        public int Body;
        public int Block;
        public int Offset;
        public bool Counts;
    }
}

/// <summary>What a field that a compiler has made stands for: a variable that a lambda captures, a local of a state machine, or part of the machine.</summary>
internal enum Variable : byte { Unknown, None, Captured, Hoisted, OfTheMachine }

/// <summary>Which variables of the source the fields of an assembly stand for, when the compiler has made them.</summary>
internal sealed class Variables(AssemblyImage image, TypeNames types)
{
    private readonly MetadataReader _reader = image.Reader;
    private readonly Variable[] _definitions = new Variable[image.Reader.FieldDefinitions.Count + 1];
    private readonly Variable[] _references = new Variable[image.Reader.MemberReferences.Count + 1];

    public Variable this[EntityHandle field]
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        get
        {
            var row = MetadataTokens.GetRowNumber(field);
            ref var variable = ref (field.Kind == HandleKind.FieldDefinition ? ref _definitions[row] : ref _references[row]);
            if (variable == Variable.Unknown) variable = Find(field);
            return variable;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Variable Find(EntityHandle field)
    {
        var isDefinition = field.Kind == HandleKind.FieldDefinition;
        var reference = isDefinition ? default : _reader.GetMemberReference((MemberReferenceHandle)field);
        var type = types[isDefinition ? field : reference.Parent];
        if (type?.Source is null || type.Source == type) return Variable.None;
        var name = isDefinition ? _reader.GetFieldDefinition((FieldDefinitionHandle)field).Name : reference.Name;
        if (IsHoistedLocal(name)) return Variable.Hoisted;
        return type.IsStateMachine ? Variable.OfTheMachine : Variable.Captured;
    }

    // Most fields are none, and their names need not be read for it: <>1__state and the like.
    private bool IsHoistedLocal(StringHandle name) => _reader.StringComparer.StartsWith(name, "<") && !_reader.StringComparer.StartsWith(name, "<>")
        && Generated.IsHoistedLocal(_reader.GetString(name));
}

/// <summary>What compilers make out of source: which types have no source of their own, and which member their code came from.</summary>
internal static class Generated
{
    private static readonly string[] Accessors = ["get_", "set_", "add_", "remove_"];

    /// <summary>Closures, state machines, anonymous types: their names cannot be written in source. File-local types can.</summary>
    public static bool IsType(string name) => (name.Contains('<') || HasMark(name)) && !IsFileLocal(name);

    /// <summary>Lambdas, local functions, fields behind properties: members that source does not declare.</summary>
    public static bool IsMember(string name) => (name is ['<', ..] && !IsFileLocal(name)) || HasMark(name);

    /// <summary>A local of an async method or an iterator that has become a field: <c>&lt;total&gt;5__2</c>.</summary>
    public static bool IsHoistedLocal(string field) => field.Contains(">5__", StringComparison.Ordinal);

    /// <summary>What an extension block leaves beside its methods, which are compiled as ordinary ones: the declarations again.</summary>
    public static bool IsExtensionBlock(string name) => name.StartsWith("<G>$", StringComparison.Ordinal) || name.StartsWith("<M>$", StringComparison.Ordinal);

    /// <summary>The name as written in source: without the arity, and without the file of a file-local type.</summary>
    public static string PlainName(string name)
    {
        if (IsFileLocal(name)) name = name[(name.IndexOf("__", OriginEnd(name), StringComparison.Ordinal) + 2)..];
        var arity = name.IndexOf('`', StringComparison.Ordinal);
        return arity < 0 ? name : name[..arity];
    }

    /// <summary>A full name as written in source, from that of the runtime: <c>Library.Book.Page</c> for <c>Library.Book+Page`1</c>.</summary>
    public static string SourceName(string runtimeName)
    {
        if (!runtimeName.Contains('+') && !runtimeName.Contains('`') && !runtimeName.Contains('<')) return runtimeName;
        var nested = runtimeName.IndexOf('+');
        var start = runtimeName.LastIndexOf('.', nested < 0 ? runtimeName.Length - 1 : nested) + 1;
        return runtimeName[..start] + string.Join('.', runtimeName[start..].Split('+').Select(PlainName));
    }

    /// <summary>
    /// The member whose source became <paramref name="name"/>: <c>Handle</c> for <c>&lt;&lt;Handle&gt;b__0&gt;d</c>.
    /// Null when the name says nothing, as that of a closure.
    /// </summary>
    public static string? Origin(string name)
    {
        if (OriginEnd(name) is not (> 1 and var end) || IsFileLocal(name)) return null;
        var origin = name[1..end];
        return Origin(origin) ?? MemberName(origin);
    }

    /// <summary>The property or event behind an accessor, the method itself otherwise.</summary>
    public static string MemberName(string method)
    {
        // An explicit implementation is named after its interface: ILibrary.get_Open; its state machine is <ILibrary-Open>d__0.
        var name = Math.Max(method.LastIndexOf('.'), method.LastIndexOf('-')) is > 0 and var dot ? method[(dot + 1)..] : method;
        foreach (var prefix in Accessors)
            if (name.StartsWith(prefix, StringComparison.Ordinal)) return name[prefix.Length..];
        return name;
    }

    // Those of other languages than C#.
    private static bool HasMark(string name) => name.Contains('$') || name.Contains('@');

    // <File>F0123…__Name: the compiler's name for "file class Name".
    private static bool IsFileLocal(string name) =>
        OriginEnd(name) is > 0 and var end && name.AsSpan(end).StartsWith(">F", StringComparison.Ordinal) && name.IndexOf("__", end, StringComparison.Ordinal) > 0;

    // The bracket that closes the first one; -1 when the name does not start with one.
    private static int OriginEnd(string name)
    {
        if (!name.StartsWith('<')) return -1;
        var depth = 0;
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '<') depth++;
            else if (name[i] == '>' && --depth == 0) return i;
        }
        return -1;
    }
}
