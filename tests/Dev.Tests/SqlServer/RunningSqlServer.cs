using CleanTemplate.Dev.Databases;
using CleanTemplate.Dev.SqlServer;
using CleanTemplate.Dev.Tests.Docker;

namespace CleanTemplate.Dev.Tests.SqlServer;

[Collection(FakePrograms.OneAtATime)]
public sealed class RunningSqlServer : IDisposable
{
    private readonly Product _product = new($"Dev.Tests.{Guid.NewGuid():N}");
    private readonly FakePrograms _programs = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Instance => $"{_product.Kebab}-dev";

    public void Dispose() => _programs.Dispose();

    [Fact]
    public async Task The_product_has_a_container_with_its_name_and_a_database_of_its_own()
    {
        _programs.AddDocker();
        IDatabaseSource source = new SqlServerContainer();

        await using var database = await source.Open(_product, Token);

        Assert.Matches($"^Server=127.0.0.1,49321;User ID=sa;Password=[^;]+;Database={_product.Kebab};TrustServerCertificate=True$", database!.ConnectionString);
        Assert.Contains(_programs.Calls, call => call.StartsWith($"docker run --detach --name {_product.Kebab}-dev-sqlserver ", StringComparison.Ordinal)
            && call.EndsWith("--env ACCEPT_EULA --env MSSQL_PID --env MSSQL_SA_PASSWORD mcr.microsoft.com/mssql/server:2022-latest", StringComparison.Ordinal));
        Directory.Delete(UserFolder.Of(_product), recursive: true);
    }

    [Fact]
    public async Task A_throw_away_container_offers_the_master_database()
    {
        _programs.AddDocker();

        await using var database = await SqlServerContainer.StartThrowaway(Token);

        Assert.Contains(";Database=master;", database.ConnectionString);
    }

    [Fact]
    public async Task Local_db_starts_an_instance_of_the_product_and_stops_it()
    {
        AddLocalDb("Stopped");
        IDatabaseSource source = new LocalDb();

        await using (var database = await source.Open(_product, Token))
            Assert.Equal($@"Server=(localdb)\{Instance};Integrated Security=True;Database={_product.Kebab};TrustServerCertificate=True", database!.ConnectionString);

        Assert.Equal([$"create {Instance}", $"info {Instance}", $"start {Instance}", $"stop {Instance}"], Asked);
    }

    [Fact]
    public async Task An_instance_that_runs_already_is_left_running()
    {
        AddLocalDb("Running");
        IDatabaseSource source = new LocalDb();

        await using (await source.Open(_product, Token))
        {
        }

        Assert.DoesNotContain($"stop {Instance}", Asked);
    }

    [Fact]
    public async Task A_throw_away_instance_is_deleted_with_what_ended_runs_left()
    {
        var left = $"{Product.Current.Kebab}-throwaway-2147483646-1000-0a0b0c0d";
        _programs.Add("SqlLocalDB", $"echo MSSQLLocalDB; echo {left}");

        await using (await LocalDb.StartThrowaway(Token))
            Assert.Contains($"delete {left}", Asked);

        Assert.Equal(2, Asked.Count(call => call.StartsWith("delete ", StringComparison.Ordinal)));
        Assert.DoesNotContain("delete MSSQLLocalDB", Asked);
    }

    [Fact]
    public async Task A_machine_without_local_db_offers_nothing()
    {
        Assert.SkipWhen(LocalDb.IsInstalled, "LocalDB is installed here.");
        Assert.Null(await ((IDatabaseSource)new LocalDb()).Open(_product, Token));
    }

    private IReadOnlyList<string> Asked => [.. _programs.Calls.Select(call => call["SqlLocalDB ".Length..])];

    private void AddLocalDb(string state) => _programs.Add("SqlLocalDB", $"echo State: {state}");
}
