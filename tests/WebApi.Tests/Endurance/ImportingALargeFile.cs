using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.WebApi.Tests.Host;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.WebApi.Tests.Endurance;

/// <summary>The largest import there may be, in the memory it may take, by a process that is killed in the middle.</summary>
[Collection(nameof(OneAfterTheOther))]
public sealed class ImportingALargeFile
{
    private const int Lines = ProductImport.MaxLines;
    private const int BadOnes = 97;
    private const int MaxMegabytes = 200;

    // As in a small container: whoever keeps more than 80 MB alive is out of memory.
    private const string HeapLimit = "0x5000000";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    [Theory, OnEveryDatabase]
    public async Task An_import_of_100_000_lines_stays_under_200_megabytes_and_survives_a_kill(TestDatabase database)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The memory of a process is read from /proc, which only Linux has.");
        await using var own = await database.Create();
        await using ApiProcess api = new(own, ("Jobs:Lease", "00:00:02"), ("Schedules:Enabled", "false"), ("Mail:PickupFolder", TestMails.Folder), ("DOTNET_GCHeapHardLimit", HeapLimit));
        await api.Start();
        using var staff = api.SignedIn(Roles.Manager, Guid.CreateVersion7().ToString());

        var sent = await staff.PostAsync("/api/v1/product-imports", File());
        await sent.Data(HttpStatusCode.Accepted);
        var path = sent.Headers.Location!.ToString();
        var (_, memory) = await Until(api, staff, path, import => import.GetProperty("done").GetInt32() >= Lines / 2);
        await api.Kill();

        await api.Start();
        var (end, later) = await Until(api, staff, path, import => import.GetProperty("done").GetInt32() == Lines);

        Assert.Equal((Lines - BadLines, BadLines), (end.GetProperty("created").GetInt32(), end.GetProperty("rejected").GetInt32()));
        Assert.Equal(GoodNumbers, await own.With((AppDbContext context) => context.Set<Product>().Select(product => product.Stock).Order().ToListAsync()));
        Assert.InRange(Math.Max(memory, later), 1, MaxMegabytes);
    }

    private static IEnumerable<int> GoodNumbers => Enumerable.Range(1, Lines).Where(number => number % BadOnes != 0);

    private static int BadLines => Lines / BadOnes;

    private static ByteArrayContent File()
    {
        StringBuilder csv = new("sku,name,price,currency,stock\n");
        for (var number = 1; number <= Lines; number++)
            csv.Append(CultureInfo.InvariantCulture, $"P-{number},\"Product {number}, as good as the others of its kind\",{(number % BadOnes == 0 ? 0 : 9.5m)},EUR,{number}\n");
        ByteArrayContent file = new(Encoding.UTF8.GetBytes(csv.ToString()));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        return file;
    }

    /// <summary>The import when it is so, and the most memory that the process had until then, in megabytes.</summary>
    private static async Task<(JsonElement Import, int Memory)> Until(ApiProcess api, HttpClient staff, string path, Func<JsonElement, bool> isSo)
    {
        var (started, memory) = (TimeProvider.System.GetTimestamp(), 0);
        while (true)
        {
            memory = Math.Max(memory, Memory(api));
            var import = (await (await staff.GetAsync(path)).Data()).GetProperty("import");
            if (isSo(import)) return (import, memory);

            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, $"It takes too long: {import}");
            await Task.Delay(100);
        }
    }

    /// <summary>
    /// What it has for itself. Pages of program files, some 90 MB of .NET's, are not counted: the kernel shares them between
    /// processes and takes them back when it needs room.
    /// </summary>
    private static int Memory(ApiProcess api) => System.IO.File.ReadLines($"/proc/{api.Id}/status")
        .Where(line => line.StartsWith("RssAnon:", StringComparison.Ordinal) || line.StartsWith("RssShmem:", StringComparison.Ordinal))
        .Sum(line => int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture)) / 1024;
}
