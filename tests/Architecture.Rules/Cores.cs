using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace CleanTemplate.Architecture.Rules;

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
