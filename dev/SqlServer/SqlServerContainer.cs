using CleanTemplate.Dev.Common;
using CleanTemplate.Dev.Databases;
using CleanTemplate.Dev.Docker;

namespace CleanTemplate.Dev.SqlServer;

/// <summary>SQL Server, Developer edition, in a container. Starting it accepts Microsoft's licence terms for that image.</summary>
public sealed class SqlServerContainer : IDatabaseSource
{
    private const string PasswordVariable = "MSSQL_SA_PASSWORD";

    private static readonly ContainerRecipe Recipe = new(
        Image: "mcr.microsoft.com/mssql/server:2022-latest",
        Port: 1433,
        DataFolder: "/var/opt/mssql",
        PasswordVariable,
        Settings: new Dictionary<string, string> { ["ACCEPT_EULA"] = "Y", ["MSSQL_PID"] = "Developer" },
        // Inside the container the shell knows the password: it need not be an argument here.
        ReadyCheck: ["/bin/bash", "-c", $"/opt/mssql-tools18/bin/sqlcmd -C -b -S localhost -U sa -P \"${PasswordVariable}\" -Q 'SELECT 1'"]);

    string IDatabaseSource.Provider => LocalDb.ProviderName;

    int IDatabaseSource.Order => 1;

    IReadOnlyList<string> IDatabaseSource.Advice => DockerEngine.Advice;

    public static async Task<Database> StartThrowaway(CancellationToken cancellationToken)
    {
        var password = Secret.New();
        var container = await Container.StartThrowaway(Recipe, $"{Product.Current.Kebab}-throwaway-sqlserver", password, cancellationToken);
        return new(LocalDb.ProviderName, ConnectionString(container, password, "master"), $"{Recipe.Image} in a container", container);
    }

    async Task<Database?> IDatabaseSource.Open(Product product, CancellationToken cancellationToken) =>
        await KeptContainer.Start(Recipe, product, "sqlserver", cancellationToken) is var (container, password, description)
            ? new(LocalDb.ProviderName, ConnectionString(container, password, product.Kebab), description, container)
            : null;

    private static string ConnectionString(Container container, string password, string database) =>
        $"Server=127.0.0.1,{container.Port};User ID=sa;Password={password};Database={database};TrustServerCertificate=True";
}
