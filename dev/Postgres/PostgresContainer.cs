using CleanTemplate.Dev.Common;
using CleanTemplate.Dev.Databases;
using CleanTemplate.Dev.Docker;

namespace CleanTemplate.Dev.Postgres;

/// <summary>PostgreSQL in a container, for machines without its server programs.</summary>
public sealed class PostgresContainer : IDatabaseSource
{
    private const string ProviderName = "PostgreSql";

    private static readonly ContainerRecipe Recipe = new(
        Image: "postgres:17",
        Port: 5432,
        DataFolder: "/var/lib/postgresql/data",
        PasswordVariable: "POSTGRES_PASSWORD",
        // The same collation as in a cluster of our own, and room for tests that run side by side.
        Settings: new Dictionary<string, string> { ["POSTGRES_INITDB_ARGS"] = "--encoding=UTF8 --locale=C -c max_connections=300" },
        // By TCP: while the image prepares the data, a first server listens on a socket only.
        ReadyCheck: ["pg_isready", "-h", "127.0.0.1", "-U", Cluster.Superuser]);

    string IDatabaseSource.Provider => ProviderName;

    int IDatabaseSource.Order => 1;

    IReadOnlyList<string> IDatabaseSource.Advice => DockerEngine.Advice;

    public static async Task<Database> StartThrowaway(CancellationToken cancellationToken)
    {
        var password = Secret.New();
        var container = await Container.StartThrowaway(Recipe, $"{Product.Current.Kebab}-throwaway-postgres", password, cancellationToken);
        return new(ProviderName, ConnectionString(container, password, Cluster.Superuser), $"{Recipe.Image} in a container", container);
    }

    async Task<Database?> IDatabaseSource.Open(Product product, CancellationToken cancellationToken) =>
        await KeptContainer.Start(Recipe, product, "postgres", cancellationToken) is var (container, password, description)
            ? new(ProviderName, ConnectionString(container, password, product.Kebab), description, container)
            : null;

    private static string ConnectionString(Container container, string password, string database) =>
        $"Host=127.0.0.1;Port={container.Port};Username={Cluster.Superuser};Password={password};Database={database}";
}
