using CleanTemplate.Dev.Docker;
using CleanTemplate.Dev.Postgres;
using Npgsql;

namespace CleanTemplate.Databases.Postgres;

/// <summary>Migrates one database and copies it for every test.</summary>
internal sealed class PostgresTestServer : TestServer
{
    private readonly string _template = $"template_{Guid.NewGuid():N}";
    private readonly Lazy<Task> _migrated;

    public PostgresTestServer(string connectionString, IAsyncDisposable? started) : base("PostgreSql", connectionString, started) =>
        _migrated = new(PrepareTemplate);

    public override async Task CreateMigrated(string database)
    {
        await _migrated.Value;
        await Execute($"CREATE DATABASE {database} TEMPLATE {_template}");
    }

    public override async ValueTask DisposeAsync()
    {
        if (_migrated.IsValueCreated) await Execute($"DROP DATABASE IF EXISTS {_template}");
        await base.DisposeAsync();
    }

    private async Task PrepareTemplate()
    {
        await Migrate(_template);
        // A database with open connections cannot be copied.
        await using NpgsqlConnection connection = new(ConnectionTo(_template));
        NpgsqlConnection.ClearPool(connection);
    }

    private async Task Execute(string sql)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>The server TEST_POSTGRES names, else a throw-away cluster of the machine's programs, else a container.</summary>
internal sealed class PostgresTestDatabase : TestDatabase
{
    public override string Name => "PostgreSql";

    protected override string Advice => "set TEST_POSTGRES to a connection string, or install PostgreSQL's server programs or Docker";

    protected override async Task<Func<Task<TestServer>>?> Find()
    {
        if (Environment.GetEnvironmentVariable("TEST_POSTGRES") is { Length: > 0 } given)
            return () => Task.FromResult<TestServer>(new PostgresTestServer(given, null));
        if (PostgresPrograms.Find() is { } programs) return () => StartCluster(programs);
        return await DockerEngine.Answers(CancellationToken.None) ? StartContainer : null;
    }

    private static async Task<TestServer> StartCluster(PostgresPrograms programs)
    {
        var cluster = await ThrowawayCluster.Start(programs, CancellationToken.None);
        return new PostgresTestServer(cluster.ConnectionString, cluster);
    }

    private static async Task<TestServer> StartContainer()
    {
        var container = await PostgresContainer.StartThrowaway(CancellationToken.None);
        return new PostgresTestServer(container.ConnectionString, container);
    }
}
