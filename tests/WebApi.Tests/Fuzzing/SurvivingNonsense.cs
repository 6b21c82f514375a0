using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using CleanTemplate.WebApi.Tests.Access;
using CleanTemplate.WebApi.Tests.Host;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CleanTemplate.WebApi.Tests.Fuzzing;

/// <summary>Requests at random, made of the API's own documents: whatever is sent, the answer is one that the document has.</summary>
public sealed class SurvivingNonsense
{
    private const int Rounds = 6, Kind = 5, Nasty = 12, AtATime = 4, Tries = 3, Least = 10_000;
    private const string Any = "*";

    /// <summary>Documented, and not to be had here: why, and where it is tried.</summary>
    private static readonly (string Operation, int Status, string Why)[] Elsewhere =
    [
        (Any, 408, "The server's own, after five seconds of next to nothing. It is not tried."),
        (Any, 500, "That there is none is what this test is about. Http.Edges has one made on purpose."),
        ("GetAbout", 503, "It needs nothing that could be gone."),
        ("GetAbout", 504, "It waits for nothing."),
    ];

    /// <summary>Codes of which the same is true.</summary>
    private static readonly Dictionary<string, string> Untold = new(StringComparer.Ordinal)
    {
        ["catalog.price_out_of_range"] = "The validator is first. Domain.Tests has it in Catalog.Products.",
        ["catalog.sku_not_found"] = "Only messages are told. Infrastructure.Tests has it in Catalog.Messages.ArrivingGoods.",
        ["common.fault"] = "That there is none is what this test is about.",
        ["common.idempotency_key_in_use"] = "Two requests would have to meet. Ordering.RepeatingOrders lets them.",
        ["ordering.line_count"] = "The validator is first. Domain.Tests has it in Ordering.PlacingOrders.",
        ["payments.other_amount"] = "Only the collector is told. Infrastructure.Tests has it in Payments.PayingInTrouble.",
    };

    private static readonly (string Name, string Value)[] Impatience =
    [
        ("RateLimits:RequestsPerSecond", "1"), ("RateLimits:Burst", "1"), ("RateLimits:CredentialsPerSecond", "1"), ("RateLimits:CredentialsBurst", "2"),
        ("TimeLimits:Request", "00:00:00.3"), ("TimeLimits:Upload", "00:00:00.3"), ("Proxies:Known:0", "127.0.0.1"), ("Accounts:SignInsPerAccount", "1"),
    ];

    [Theory, OnEveryDatabase]
    public async Task Whatever_is_sent_is_answered_as_documented(TestDatabase database)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("FUZZ_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next();
        Say($"FUZZ_SEED={seed}");
        await using var own = await database.Create();
        var (documents, import) = await Read(own);
        FaultLog faults = new();
        await using var api = Host(own, faults);
        await using var impatient = Host(own, faults, Impatience);
        using var client = Client(api);
        using var impatientClient = Client(impatient);
        Tally tally = new(client, faults);
        Shop shop = new(api, client) { EndedImport = import };

        ConcurrentQueue<Operation> operations = new(documents.SelectMany(document => document.Operations));
        await Task.WhenAll(Enumerable.Range(0, AtATime).Select(async _ =>
        {
            var own = shop.WithOthers();
            while (operations.TryDequeue(out var operation))
            {
                Random random = new(operation.Name.Aggregate(seed, (mixed, letter) => unchecked((mixed * 31) + letter)));
                await Fuzz(operation, tally, own, random);
                await Provoke(operation, tally, new(own, random), own, impatientClient);
            }
        }));

        Say(tally.ToString());
        JudgeReasons(tally, [.. documents.SelectMany(document => document.Operations)]);
        Assert.True(tally.Wrong.Count == 0, $"{tally.Wrong.Count} kinds of surprises. FUZZ_SEED={seed}\n{string.Join('\n', tally.Wrong)}");
        Assert.True(tally.Requests >= Least, $"Only {tally.Requests} requests.");
        Assert.True(tally.Successes >= 0.25, $"Only {tally.Successes:P1} succeed: the rest says little about what there is behind the checks.");
    }

    private static async Task Fuzz(Operation operation, Tally tally, Shop shop, Random random)
    {
        Mutations mutations = new(operation, shop, new(operation.Document, random));
        for (var round = 0; round < Rounds; round++)
        {
            var shot = await shop.Fresh(operation, random);
            if (operation.Takes(Mutations.Key) is not null && round % 2 == 0) shot = shot.With(Mutations.Key, $"{Guid.NewGuid()}");
            if (operation.Takes(Mutations.IfMatch) is not null && round % 3 == 0) shot = shot.With(Mutations.IfMatch, await shop.ETag(operation, shot) ?? "*");
            for (var nasty = 0; nasty < Nasty; nasty++)
            {
                var (of, strange) = mutations.Nastily(shot);
                await tally.Send(of, strange);
            }

            var reply = await tally.Send(operation, shot);
            if (!reply.IsSuccess) shop.HireAnew();
            shop.Learn(operation, reply);
            for (var kind = 0; kind < Kind; kind++)
            {
                var other = mutations.Kindly(shot);
                if ((await tally.Send(operation, other)).Status == 401) break;
            }
        }
    }

    /// <summary>Whatever of the documented answers has not come by itself.</summary>
    private static async Task Provoke(Operation operation, Tally tally, Provocations provocations, Shop shop, HttpClient impatient)
    {
        foreach (var (code, shots) in provocations.ToldOf(operation))
        {
            Reply? last = null;
            for (var tries = 0; tries < Tries && !Says(last, code); tries++)
            {
                if (tries > 0) shop.HireAnew();
                foreach (var shot in await shots()) last = await tally.Send(operation.Document.Of(shot), shot, shot[Provocations.From] is null ? null : impatient);
            }

            if (!Says(last, code)) tally.Blame($"{operation.Name}: not refused with {code}", $"{last!.Status} {Encoding.UTF8.GetString(last.Body)}");
        }

        foreach (var status in operation.Responses.Keys.Where(status => Elsewhere.All(entry => !IsOf(entry, operation, status))))
        {
            for (var tries = 0; tries < Tries && !tally.HasSeen(operation, status); tries++)
            {
                if (tries > 0) shop.HireAnew();
                foreach (var shot in await provocations.Of(operation, status)) await tally.Send(operation, shot, status is 429 or 504 ? impatient : null);
            }

            if (!tally.HasSeen(operation, status)) tally.Blame($"{operation.Name}: {status} is documented, but never answered", "");
        }
    }

    private static void JudgeReasons(Tally tally, IReadOnlyList<Operation> operations)
    {
        foreach (var entry in Elsewhere)
        {
            var documented = operations.Where(operation => IsOf(entry, operation, entry.Status) && operation.Responses.ContainsKey(entry.Status)).ToList();
            if (documented.Count == 0 || documented.Exists(operation => tally.HasSeen(operation, entry.Status))) tally.Blame("a reason that is none any more", $"{entry.Operation} {entry.Status}: {entry.Why}");
        }

        var untold = operations.SelectMany(operation => operation.Responses.Values).SelectMany(response => response.Codes).OfType<string>().Distinct().Where(code => !tally.HasSeen(code) && !Untold.ContainsKey(code)).Order(StringComparer.Ordinal).ToList();
        if (untold.Count > 0) tally.Blame("codes that are documented, but were never told", string.Join(", ", untold));
        foreach (var (code, why) in Untold.Where(entry => tally.HasSeen(entry.Key))) tally.Blame("a reason that is none any more", $"{code}: {why}");
    }

    private static bool IsOf((string Operation, int Status, string Why) entry, Operation operation, int status) =>
        entry.Status == status && (entry.Operation == Any || entry.Operation == operation.Id);

    private static bool Says(Reply? reply, string code) => reply is not null && Encoding.UTF8.GetString(reply.Body).Contains($"\"{code}\"", StringComparison.Ordinal);

    /// <summary>From a host in Development, which has documents, and which does what it is asked to do later on.</summary>
    private static async Task<(IReadOnlyList<ApiDocument> Documents, string EndedImport)> Read(OwnDatabase database)
    {
        await using var development = Api.Started(database, host => host.UseEnvironment("Development"), leavesDatabase: true);
        return (await ApiDocument.OfEveryVersion(development), await Shop.Furnish(development));
    }

    private static Api Host(OwnDatabase database, FaultLog faults, params (string Name, string Value)[] settings) => Api.Started(
        database,
        host =>
        {
            foreach (var (name, value) in AccessRows.OfAllAreas.SelectMany(area => area.Settings).Select(setting => (setting.Key, setting.Value)).Concat(settings)) host.UseSetting(name, value);
            // Other tests look through theirs.
            host.UseSetting("Mail:PickupFolder", Directory.CreateDirectory(Path.Combine(TestMails.Folder, "nonsense")).FullName);
            host.ConfigureTestServices(services => services
                .AddSingleton<ILoggerFactory>(faults)
                .AddSingleton<IInterceptor, Weather>());
        },
        leavesDatabase: true);

    private static HttpClient Client(Api api) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        ResponseHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        Expect100ContinueTimeout = TimeSpan.FromSeconds(5),
    })
    {
        BaseAddress = api.Anonymous().BaseAddress,
    };

    private static void Say(string line) => TestContext.Current.TestOutputHelper!.WriteLine(line);
}
