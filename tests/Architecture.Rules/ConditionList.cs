using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using CleanTemplate.Architecture.Rules.Questions;

namespace CleanTemplate.Architecture.Rules;

/// <summary>A rule: a selection of types and what holds for each of them.</summary>
public sealed class ConditionList : Rule
{
    private readonly PredicateList _subjects;
    private readonly bool _wanted;
    private readonly QuestionSequence _conditions = new();

    internal ConditionList(PredicateList subjects, bool wanted) => (_subjects, _wanted) = (subjects, wanted);

    /// <summary>And at the same time.</summary>
    public Conditions And() => new(this);

    /// <summary>Or else; what follows is a new group of conditions.</summary>
    public Conditions Or()
    {
        _conditions.StartGroup();
        return new(this);
    }

    internal ConditionList Add(Question condition)
    {
        _conditions.Add(condition);
        return this;
    }

    private protected override Findings Find()
    {
        var asksAssemblies = _conditions.AsksAssemblies;
        var subjects = _subjects.Selected.Where(type => asksAssemblies || !type.IsAssembly).ToList();
        return new(
            subjects.Count(type => !type.IsAssembly),
            [.. Cores.Where(subjects, type => _conditions.Holds(type) != _wanted).SelectMany(type => _conditions.Explain(type, _wanted)).Where(IsAnswerable)],
            [
                .. _subjects.Names.Union(_conditions.Names, StringComparer.Ordinal).Where(name => !KnownNames.Exist(name, _subjects.Graph)),
                .. _conditions.Assemblies.Where(assembly => !KnownNames.AssemblyExists(assembly, _subjects.Graph)).Select(assembly => $"the assembly {assembly}"),
            ]);
    }

    // Of an assembly only its own uses are to blame: it is in no namespace, and need not use anything.
    private static bool IsAnswerable(Violation violation) => violation.Type is not { IsAssembly: true } || violation.Kind is not null;
}

/// <summary>Spreads work over the cores, as far as there is enough of it.</summary>
internal static class Cores
{
    private const int AtATime = 64, PerCore = 1000;

    /// <summary>Does the work for each number below the count; every core gets a worker of its own.</summary>
    public static void Share(int count, Func<Action<int>> worker)
    {
        var cores = Math.Min(Environment.ProcessorCount, 1 + (count / PerCore));
        var next = 0;
        try
        {
            if (cores == 1) Work();
            else Parallel.For(0, cores, _ => Work());
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerException!);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        void Work()
        {
            var work = worker();
            for (var first = Take(); first < count; first = Take())
                for (var i = first; i < Math.Min(first + AtATime, count); i++) work(i);
        }

        int Take() => Interlocked.Add(ref next, AtATime) - AtATime;
    }

    /// <summary>Those for which the answer is yes, in their order.</summary>
    public static List<T> Where<T>(IReadOnlyList<T> all, Func<T, bool> such)
    {
        var answers = new bool[all.Count];
        Share(all.Count, () => i => answers[i] = such(all[i]));
        return [.. all.Where((_, i) => answers[i])];
    }
}

/// <summary>Marks what NetArchTest.Rules 1.3.2 does not have: a rule that must compile for both engines leaves it alone.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Class)]
public sealed class BeyondNetArchTestAttribute : Attribute;
