using System.Diagnostics;
using CleanTemplate.Architecture.Benchmark;

var watch = Stopwatch.StartNew();
switch (args)
{
    case ["pass", var file]:
        return Child.Report(watch, BarePass.Read(file));
    case ["rules", var file]:
        return Child.Report(watch, HouseRules.Ask(file));
    default:
        return Comparison.Run([.. args.Select(int.Parse)]);
}
