namespace CleanTemplate.Architecture.Rules.Questions;

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
