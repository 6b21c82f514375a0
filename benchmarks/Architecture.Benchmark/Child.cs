using System.Diagnostics;
using System.Globalization;

namespace CleanTemplate.Architecture.Benchmark;

/// <summary>What one run of one process took.</summary>
/// <param name="Work">Milliseconds from the first line of Main to the last.</param>
/// <param name="Process">Milliseconds of the whole process, the start of the runtime included.</param>
/// <param name="Peak">The largest working set, in MB.</param>
/// <param name="Types">How many types it has seen: all in metadata, or those in source.</param>
/// <param name="Members">How many members it has seen, or how many violations.</param>
internal sealed record Sample(double Work, double Process, double Peak, int Types, int Members);

/// <summary>The two ends of a measured process: it starts fresh, so that nothing is warm, and prints one line.</summary>
internal static class Child
{
    public static int Report(Stopwatch watch, (int Types, int Members) seen)
    {
        var work = watch.Elapsed.TotalMilliseconds;
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{work};{self.PeakWorkingSet64 / 1e6};{seen.Types};{seen.Members}"));
        return 0;
    }

    public static Sample Run(string what, string file)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [what, file]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var answer = process.StandardOutput.ReadToEnd().Trim().Split(';');
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{what} {file} ended with {process.ExitCode}.");
        return new(double.Parse(answer[0], CultureInfo.InvariantCulture), watch.Elapsed.TotalMilliseconds, double.Parse(answer[1], CultureInfo.InvariantCulture), int.Parse(answer[2], CultureInfo.InvariantCulture), int.Parse(answer[3], CultureInfo.InvariantCulture));
    }
}
