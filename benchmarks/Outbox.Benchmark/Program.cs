using System.Diagnostics;
using CleanTemplate.Databases;
using CleanTemplate.Outbox.Benchmark;

const int Events = 20_000, Target = 2_000;

var postgres = TestDatabase.Known.Single(database => database.Name == "PostgreSql");
if (await postgres.Missing() is { } reason)
{
    Console.WriteLine(reason);
    return 2;
}

await using TestServers servers = new();
// The first takes the time of the compiler.
await Measure(instances: 1, events: 2_000);
var one = await Measure(instances: 1, Events);
var two = await Measure(instances: 2, Events);
Console.WriteLine($"One instance:  {one:N0} events a second, at least {Target:N0} is the target");
Console.WriteLine($"Two instances: {two:N0} events a second");
return one >= Target ? 0 : 1;

async Task<double> Measure(int instances, int events)
{
    await using var database = await postgres.Create();
    Counter counter = new(events);
    var all = Enumerable.Range(0, instances).Select(_ => new Instance(database, counter)).ToList();
    await all[0].Commit(events, CancellationToken.None);

    var watch = Stopwatch.StartNew();
    foreach (var instance in all) await instance.Start(CancellationToken.None);
    await counter.Reached;
    var took = watch.Elapsed;

    foreach (var instance in all) await instance.DisposeAsync();
    return events / took.TotalSeconds;
}
