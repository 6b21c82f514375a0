using CleanTemplate.Dev.Docker;
using CleanTemplate.Dev.Postgres;

namespace CleanTemplate.Databases.Postgres;

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
