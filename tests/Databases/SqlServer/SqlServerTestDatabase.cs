using CleanTemplate.Dev.Databases;
using CleanTemplate.Dev.Docker;
using CleanTemplate.Dev.SqlServer;

namespace CleanTemplate.Databases.SqlServer;

/// <summary>The server TEST_SQLSERVER names, else LocalDB on Windows, else a container.</summary>
internal sealed class SqlServerTestDatabase : TestDatabase
{
    public override string Name => "SqlServer";

    protected override string Advice => "set TEST_SQLSERVER to a connection string, or install LocalDB (Windows) or Docker";

    protected override async Task<Func<Task<TestServer>>?> Find()
    {
        if (Environment.GetEnvironmentVariable("TEST_SQLSERVER") is { Length: > 0 } given)
            return () => Task.FromResult(new TestServer(Name, given, null));
        if (LocalDb.IsInstalled) return () => Start(LocalDb.StartThrowaway);
        return await DockerEngine.Answers(CancellationToken.None) ? () => Start(SqlServerContainer.StartThrowaway) : null;
    }

    private async Task<TestServer> Start(Func<CancellationToken, Task<Database>> start)
    {
        var server = await start(CancellationToken.None);
        return new(Name, server.ConnectionString, server);
    }
}
