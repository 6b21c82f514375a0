using System.Data.Common;
using System.Net;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.WebApi.Tests.Host;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CleanTemplate.WebApi.Tests.Postgres.InDepth;

/// <summary>What nobody waits for any more does not run on, on the server of the database either.</summary>
public sealed class CallingOffStatements
{
    private const string Path = "/api/v1/dead-letters";

    [Theory, OnEveryDatabase]
    public async Task A_request_that_takes_too_long_stops_its_statement(TestDatabase database)
    {
        Assert.SkipWhen(database.Name != "PostgreSql", "The server's own list of statements is PostgreSQL's.");
        Slowness slowness = new();
        await using var api = Start(await database.Create(), slowness);
        var client = api.SignedIn(Roles.Manager);
        await (await client.GetAsync(Path)).Body();

        slowness.IsOn = true;
        var asked = client.GetAsync(Path);
        await Until(async () => await Sleeping(api) == 1);

        await (await asked).Refused(HttpStatusCode.GatewayTimeout, "http.gateway_timeout");
        Assert.Equal(0, await Sleeping(api));
    }

    [Theory, OnEveryDatabase]
    public async Task A_client_that_leaves_stops_its_statement(TestDatabase database)
    {
        Assert.SkipWhen(database.Name != "PostgreSql", "The server's own list of statements is PostgreSQL's.");
        Slowness slowness = new() { IsOn = true };
        await using var api = Start(await database.Create(), slowness, patience: "00:01:00");
        using CancellationTokenSource leaving = new();

        var asked = api.SignedIn(Roles.Manager).GetAsync(Path, leaving.Token);
        await Until(async () => await Sleeping(api) == 1);
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await Until(async () => await Sleeping(api) == 0);
    }

    private static Api Start(OwnDatabase database, Slowness slowness, string patience = "00:00:03") => Api.Started(database, host => host
        .UseSetting("TimeLimits:Request", patience)
        .ConfigureTestServices(services => services.AddSingleton<IInterceptor>(slowness)));

    private static async Task<long> Sleeping(Api api)
    {
        await using var source = NpgsqlDataSource.Create(api.Database.ConnectionString);
        await using var command = source.CreateCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = 'active' AND wait_event = 'PgSleep'");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task Until(Func<Task<bool>> isSo)
    {
        for (var look = 0; look < 500; look++)
        {
            if (await isSo()) return;
            await Task.Delay(10);
        }

        Assert.Fail("It did not happen.");
    }

    /// <summary>Makes what the endpoint reads last a minute; no worker asks for a page of it.</summary>
    private sealed class Slowness : DbCommandInterceptor
    {
        public bool IsOn { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (IsOn && command.CommandText.Contains("count(*)", StringComparison.Ordinal)) command.CommandText = $"SELECT pg_sleep(60); {command.CommandText}";
            return new(result);
        }
    }
}
