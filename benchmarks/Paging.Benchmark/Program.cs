using System.Diagnostics;
using System.Globalization;
using CleanTemplate.Application.Ordering;
using CleanTemplate.Databases;
using CleanTemplate.Paging.Benchmark;

const int Size = 20, Rounds = 301;
const double Target = 1.2;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var postgres = TestDatabase.Known.Single(database => database.Name == "PostgreSql");
if (await postgres.Missing() is { } reason)
{
    Console.WriteLine(reason);
    return 2;
}

await using TestServers servers = new();
await using var database = await postgres.Create();
ManyOrders orders = new(database);
await orders.Fill();

var worst = 0.0;
foreach (var sort in new[] { "-placedAt", "total" })
{
    BrowseMyOrders first = new(Sort: sort, Limit: Size);
    var last = await orders.WalkTo(first);
    var (begin, end) = await Compare(() => orders.Browse(first), () => orders.Browse(last));
    worst = Math.Max(worst, end / begin);
    Console.WriteLine($"By cursor, {sort}: first page {begin:0.00} ms, last {end:0.00} ms, ratio {end / begin:0.00}; at most {Target} is the target");
}

ListMyOrders firstPage = new(Page: 1, Size), lastPage = new(Page: ManyOrders.Count / Size, Size);
var (near, far) = await Compare(() => orders.List(firstPage), () => orders.List(lastPage), rounds: 11);
Console.WriteLine($"By number, with its count: first page {near:0.00} ms, last {far:0.00} ms, ratio {far / near:0.00}");
return worst <= Target ? 0 : 1;

// In turn, so that what else the machine does falls on both; the median of each.
static async Task<(double First, double Last)> Compare(Func<Task<int>> first, Func<Task<int>> last, int rounds = Rounds)
{
    List<double> firsts = [], lasts = [];
    for (var round = -rounds / 10; round < rounds; round++)
    {
        var (one, other) = (await Time(first), await Time(last));
        if (round < 0) continue; // the first take the time of the compiler
        firsts.Add(one);
        lasts.Add(other);
    }

    return (Median(firsts), Median(lasts));
}

static async Task<double> Time(Func<Task<int>> page)
{
    var started = Stopwatch.GetTimestamp();
    if (await page() != Size) throw new InvalidOperationException("A page is not full, so it is no measure.");
    return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
}

static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
