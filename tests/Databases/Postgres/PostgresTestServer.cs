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
