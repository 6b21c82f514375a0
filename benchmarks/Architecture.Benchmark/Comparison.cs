using System.Globalization;

namespace CleanTemplate.Architecture.Benchmark;

/// <summary>Measures every size, and compares the rules with the bare pass and with the targets.</summary>
internal static class Comparison
{
    private const int Rounds = 5;
    private const double MostRatio = 2, MostMemory = 200, MostGrowth = 1.2;

    public static int Run(int[] sizes)
    {
        var folder = Directory.CreateTempSubdirectory("shops");
        try
        {
            Console.WriteLine("| classes | types | members | bare pass, ms | 25 rules, ms | ratio | whole process, ms | peak, MB | µs per type | growth |");
            Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
            List<Row> rows = [];
            foreach (var classes in sizes is [] ? [1_000, 4_000, 10_000] : sizes)
            {
                rows.Add(Measure(Shop.Build(folder.FullName, classes), classes));
                Print(rows[^1], rows.Count > 1 ? rows[^1].PerType / rows[^2].PerType : null);
            }
            return Judge(rows);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // In turn, so that a busy minute of the machine falls on both.
    private static Row Measure(string file, int classes)
    {
        List<Sample> passes = [], rules = [];
        for (var round = 0; round < Rounds; round++)
        {
            passes.Add(Child.Run("pass", file));
            rules.Add(Child.Run("rules", file));
        }
        return new(classes, passes.MinBy(sample => sample.Work)!, rules.MinBy(sample => sample.Work)!);
    }

    private static void Print(Row row, double? growth) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"| {row.Classes:N0} | {row.Types:N0} | {row.Members:N0} | {row.Pass.Work:N0} | {row.Rules.Work:N0} | {row.Ratio:N2} | {row.Pass.Process:N0}, {row.Rules.Process:N0} | {row.Pass.Peak:N0}, {row.Rules.Peak:N0} | {row.PerType:N1} | {growth:N2} |"));

    private static int Judge(List<Row> rows)
    {
        List<string> missed = [];
        var largest = rows[^1];
        if (largest.Ratio > MostRatio) missed.Add($"the rules took {largest.Ratio:N2} times the bare pass; {MostRatio} is the most.");
        if (largest.Rules.Peak > MostMemory) missed.Add($"the rules took {largest.Rules.Peak:N0} MB; {MostMemory} is the most.");
        foreach (var (smaller, larger) in rows.Zip(rows.Skip(1)).Where(pair => pair.Second.PerType > pair.First.PerType * MostGrowth))
            missed.Add($"a type took {larger.PerType:N1} µs among {larger.Types:N0}, but {smaller.PerType:N1} µs among {smaller.Types:N0}.");
        missed.ForEach(target => Console.WriteLine($"missed: {target}"));
        return missed.Count == 0 ? 0 : 1;
    }

    private sealed record Row(int Classes, Sample Pass, Sample Rules)
    {
        public int Types => Pass.Types;

        public int Members => Pass.Members;

        public double Ratio => Rules.Work / Pass.Work;

        public double PerType => Rules.Work * 1000 / Types;
    }
}
