using System.Net.Http.Json;
using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Databases;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Infrastructure.Persistence.Seeding;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Api.Benchmark;

/// <summary>The orders of a customer, with the sign-in that ships and without any, in turn; both send the same header.</summary>
internal static class Comparison
{
    private const string Orders = "/api/v1/orders";
    private const int WarmUp = 4_000;
    private const int PerRound = 2_000;
    private const int Rounds = 9;
    private const double Target = 0.9;

    public static async Task<int> Main()
    {
        var postgres = TestDatabase.Known.Single(database => database.Name == "PostgreSql");
        if (await postgres.Missing() is { } reason)
        {
            Console.WriteLine(reason);
            return 2;
        }

        await using TestServers servers = new();
        await using var database = await postgres.Create();
        await database.With<IEnumerable<ISeed>, int>(Seed);
        await using MeasuredApi reading = new(database, readsTokens: true), knowing = new(database, readsTokens: false);
        var (token, none) = await Measure(Client(reading, reading), Client(knowing, reading));

        Console.WriteLine($"Bearer, token remembered: {token:N0} requests a second");
        Console.WriteLine($"No sign-in, fixed user:   {none:N0} requests a second");
        Console.WriteLine($"Ratio: {token / none:0.000}, at least {Target:0.0} is the target");
        return token / none >= Target ? 0 : 1;
    }

    /// <summary>The median of the rounds, for each of the two.</summary>
    private static async Task<(double Token, double None)> Measure(HttpClient token, HttpClient none)
    {
        for (var number = 0; number < 5; number++)
            (await token.PostAsJsonAsync(Orders, new { items = new[] { new { sku = "MUG-BLUE", quantity = 1 } }, shipping = "pickup" })).EnsureSuccessStatusCode();

        await Load.Run(token, Orders, WarmUp);
        await Load.Run(none, Orders, WarmUp);
        List<double> withToken = [], withNone = [];
        for (var round = 0; round < Rounds; round++)
        {
            withToken.Add(await Load.Run(token, Orders, PerRound));
            withNone.Add(await Load.Run(none, Orders, PerRound));
        }

        return (withToken.Order().ElementAt(Rounds / 2), withNone.Order().ElementAt(Rounds / 2));
    }

    private static HttpClient Client(MeasuredApi api, MeasuredApi issuer)
    {
        var token = issuer.Services.GetRequiredService<IAccessTokens>().Issue(FixedSignIn.Customer, SessionId.New(DateTimeOffset.UnixEpoch), 1, [Roles.Customer]);
        var client = api.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token.Value);
        return client;
    }

    private static async Task<int> Seed(IEnumerable<ISeed> seeds)
    {
        var rows = 0;
        foreach (var seed in seeds) rows += (await seed.Plant(CancellationToken.None)).Rows;
        return rows;
    }
}
