using System.Runtime.CompilerServices;
using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules.Questions;

/// <summary>Something that can be asked about a type, as a predicate or as a condition.</summary>
/// <param name="Says">The answer no in words: "is not sealed".</param>
/// <param name="SaysNot">The answer yes in words: "is sealed".</param>
/// <param name="Holds">The answer.</param>
internal sealed record Question(string Says, string SaysNot, Func<CodeType, bool> Holds)
{
    /// <summary>The names it asks about, which must exist somewhere.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>The assemblies it asks about, likewise.</summary>
    public IReadOnlyList<string> Assemblies { get; init; } = [];

    /// <summary>Whether an assembly's attributes have an answer too.</summary>
    public bool AsksAssemblies { get; init; }

    /// <summary>The places behind the answer, when there are more exact ones than the type: with true for why it does not hold.</summary>
    public Func<CodeType, bool, IEnumerable<Violation>>? Places { get; init; }

    public Question Not() => this with
    {
        Says = SaysNot,
        SaysNot = Says,
        Holds = type => !Holds(type),
        Places = Places is null ? null : (type, wanted) => Places(type, !wanted),
    };

    public IEnumerable<Violation> Explain(CodeType type, bool wanted)
    {
        var places = Places?.Invoke(type, wanted).ToList() ?? [];
        return places.Count > 0 ? places : [Violation.Of(type, wanted ? Says : SaysNot)];
    }
}

/// <summary>Groups of questions: all of one group hold, or all of another.</summary>
internal sealed class QuestionSequence
{
    private readonly List<List<Question>> _groups = [[]];

    public IEnumerable<string> Names => _groups.SelectMany(group => group).SelectMany(question => question.Names).Distinct(StringComparer.Ordinal);

    public IEnumerable<string> Assemblies => _groups.SelectMany(group => group).SelectMany(question => question.Assemblies).Distinct(StringComparer.Ordinal);

    public bool AsksAssemblies => _groups.TrueForAll(group => group.TrueForAll(question => question.AsksAssemblies));

    public void StartGroup() => _groups.Add([]);

    public void Add(Question question) => _groups[^1].Add(question);

    // Asked about every type by every rule: no closures.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Holds(CodeType type)
    {
        foreach (var group in _groups)
            if (Holds(group, type)) return true;
        return false;
    }

    /// <summary>Why the answer for a type is not the wanted one.</summary>
    public IEnumerable<Violation> Explain(CodeType type, bool wanted) => wanted
        ? _groups.SelectMany(group => group).Where(question => !question.Holds(type)).SelectMany(question => question.Explain(type, wanted))
        : _groups.Where(group => Holds(group, type)).SelectMany(group => group).SelectMany(question => question.Explain(type, wanted));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Holds(List<Question> group, CodeType type)
    {
        foreach (var question in group)
            if (!question.Holds(type)) return false;
        return true;
    }
}

/// <summary>What a rule saw: how many subjects, which violations, which names that exist nowhere.</summary>
internal sealed record Findings(int Subjects, IReadOnlyList<Violation> Violations, IReadOnlyList<string> Unknown);

/// <summary>What a type is: the questions without an argument.</summary>
internal static class Traits
{
    internal static readonly Question Classes = new("is not a class", "is a class", type => type.IsClass);
    internal static readonly Question Interfaces = new("is not an interface", "is an interface", type => type.IsInterface);
    internal static readonly Question Abstract = new("is not abstract", "is abstract", type => type.IsAbstract);
    internal static readonly Question Sealed = new("is not sealed", "is sealed", type => type.IsSealed);
    internal static readonly Question Static = new("is not static", "is static", type => type.IsStatic);
    internal static readonly Question Public = new("is not public", "is public", type => type.IsPublic);
    internal static readonly Question Nested = new("is not nested", "is nested", type => type.IsNested);
    internal static readonly Question Generic = new("is not generic", "is generic", type => type.IsGeneric);
    internal static readonly Question Immutable = new("is not immutable", "is immutable", type => type.IsImmutable);
    internal static readonly Question Structs = new("is not a struct", "is a struct", type => type.IsStruct);
    internal static readonly Question Records = new("is not a record", "is a record", type => type.IsRecord);
    internal static readonly Question Enums = new("is not an enum", "is an enum", type => type.IsEnum);
    internal static readonly Question Delegates = new("is not a delegate", "is a delegate", type => type.IsDelegate);
    internal static readonly Question Internal = new("is not internal", "is internal", type => type.IsInternal);
}

/// <summary>Finds cycles in a graph of names.</summary>
internal static class Cycles
{
    /// <summary>The shortest cycle, in order; null when there is none.</summary>
    public static IReadOnlyList<string>? Shortest(IReadOnlyDictionary<string, IReadOnlySet<string>> graph) => OnCycles(graph)
        .Select(start => WayBack(graph, start))
        .Where(cycle => cycle is not null)
        .MinBy(cycle => cycle!.Count);

    // What nothing leads to, or leads nowhere, is on no cycle: taking it away again and again leaves little to search.
    private static IEnumerable<string> OnCycles(IReadOnlyDictionary<string, IReadOnlySet<string>> graph)
    {
        var left = graph.Keys.ToHashSet(StringComparer.Ordinal);
        while (left.RemoveWhere(node => !graph[node].Overlaps(left)) > 0)
        {
        }
        return left.Order(StringComparer.Ordinal);
    }

    private static List<string>? WayBack(IReadOnlyDictionary<string, IReadOnlySet<string>> graph, string start)
    {
        Dictionary<string, string> cameFrom = new(StringComparer.Ordinal);
        Queue<string> open = new([start]);
        while (open.TryDequeue(out var node))
        {
            foreach (var next in graph[node].Order(StringComparer.Ordinal))
            {
                if (next == start) return Path(cameFrom, start, node);
                if (cameFrom.TryAdd(next, node)) open.Enqueue(next);
            }
        }
        return null;
    }

    private static List<string> Path(Dictionary<string, string> cameFrom, string start, string last)
    {
        List<string> path = [last];
        while (path[^1] != start) path.Add(cameFrom[path[^1]]);
        path.Reverse();
        return path;
    }
}

/// <summary>A file of known violations: their texts, one per line; # starts a comment.</summary>
internal static class Baseline
{
    public static HashSet<string> Read(string file)
    {
        var path = Path.Combine(AppContext.BaseDirectory, file);
        if (!File.Exists(path)) throw new FileNotFoundException($"There is no baseline {path}. Is it copied to the output folder?", path);
        return [.. File.ReadLines(path).Select(line => line.Trim()).Where(line => line is not ("" or ['#', ..]))];
    }
}
