using System.Runtime.CompilerServices;
using CleanTemplate.Architecture.Rules.Model;
using CleanTemplate.Architecture.Rules.Reading;

namespace CleanTemplate.Architecture.Rules.Questions;

/// <summary>
/// Names of namespaces, types or members, each standing for everything below it. They match by whole segments and to the letter:
/// App.Data is not App.Database. A member may name its parameters: System.Guid.CreateVersion7().
/// </summary>
internal sealed class NameSet(params IReadOnlyList<string> names)
{
    private enum Verdict : byte { Unknown, No, Yes, SomeMembers }

    private Verdict[] _verdicts = [];

    public IReadOnlyList<string> Names => names;

    public static bool IsWithin(string fullName, string name) =>
        fullName.StartsWith(name, StringComparison.Ordinal) && (fullName.Length == name.Length || fullName[name.Length] == '.');

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Matches(NameTable table, int target)
    {
        if (_verdicts.Length < table.Count) Array.Resize(ref _verdicts, table.Count);
        ref var verdict = ref _verdicts[target];
        if (verdict == Verdict.Unknown) verdict = Judge(table, target);
        return verdict == Verdict.Yes;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool MatchesAny(CodeType type)
    {
        foreach (var target in type.Targets)
            if (Matches(type.Graph.Names, target)) return true;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool MatchesAll(CodeType type)
    {
        foreach (var target in type.Targets)
            if (!Matches(type.Graph.Names, target)) return false;
        return true;
    }

    private Verdict Judge(NameTable table, int target)
    {
        var type = table.TypeOf(target);
        if (type.Target == target) return Judge(type.FullName);
        if (Matches(table, type.Target)) return Verdict.Yes;
        if (_verdicts[type.Target] == Verdict.No) return Verdict.No;
        var member = table[target];
        var name = member.ToString();
        return names.Any(wanted => wanted == name || (wanted.EndsWith(')') && wanted == name + member.Parameters)) ? Verdict.Yes : Verdict.No;
    }

    private Verdict Judge(string type)
    {
        var verdict = Verdict.No;
        foreach (var name in names)
        {
            if (IsWithin(type, name)) return Verdict.Yes;
            if (IsWithin(name, type)) verdict = Verdict.SomeMembers;
        }
        return verdict;
    }
}
