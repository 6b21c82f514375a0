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

/// <summary>SQL Server LocalDB, which comes with Visual Studio and exists on Windows only: an instance of its own for the product.</summary>
public sealed class LocalDb : IDatabaseSource
{
    internal const string ProviderName = "SqlServer";
    private const string Program = "SqlLocalDB";

    public static bool IsInstalled => Find() is not null;

    string IDatabaseSource.Provider => ProviderName;

    int IDatabaseSource.Order => 0;

    IReadOnlyList<string> IDatabaseSource.Advice => ["Windows               winget install Microsoft.SQLServer.2022.Express (choose LocalDB), or Visual Studio"];

    /// <summary>An instance for one run; what crashed runs left behind is removed first.</summary>
    public static async Task<Database> StartThrowaway(CancellationToken cancellationToken)
    {
        var prefix = $"{Product.Current.Kebab}-throwaway";
        var present = await Run(["info"], cancellationToken);
        foreach (var left in present.Split('\n', StringSplitOptions.TrimEntries).Where(name => Owner.IsGone(name, prefix)))
            await new Instance(left, IsThrowaway: true).DisposeAsync();

        Instance instance = new(Owner.NewName(prefix), IsThrowaway: true);
        await Run(["create", instance.Name, "-s"], cancellationToken);
        return new(ProviderName, ConnectionString(instance.Name, "master"), $"LocalDB instance {instance.Name}", instance);
    }

    async Task<Database?> IDatabaseSource.Open(Product product, CancellationToken cancellationToken)
    {
        if (!IsInstalled) return null;

        Instance instance = new($"{product.Kebab}-dev", IsThrowaway: false);
        await Run(["create", instance.Name], cancellationToken);
        var isRunning = (await Run(["info", instance.Name], cancellationToken)).Contains("Running", StringComparison.Ordinal);
        if (!isRunning) await Run(["start", instance.Name], cancellationToken);
        var origin = isRunning ? "found running and left running" : "started for this run";
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return new(
            ProviderName,
            ConnectionString(instance.Name, product.Kebab),
            $"SQL Server LocalDB, instance {instance.Name}, {origin}; its data lives in {home}",
            isRunning ? null : instance);
    }

    private static string ConnectionString(string instance, string database) =>
        $@"Server=(localdb)\{instance};Integrated Security=True;Database={database};TrustServerCertificate=True";

    private static async Task<string> Run(string[] arguments, CancellationToken cancellationToken)
    {
        var run = await ProgramRun.Of(Find() ?? Program, arguments, cancellationToken);
        return run.Succeeded ? run.Output : throw new CannotStartException($"{Program} {string.Join(' ', arguments)} failed:\n{run.Output}");
    }

    /// <summary>The installer leaves the PATH of running programs as it was.</summary>
    private static string? Find()
    {
        if (ProgramRun.OnPath(Program) is { } program) return program;

        DirectoryInfo versions = new(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "Microsoft SQL Server"));
        return OperatingSystem.IsWindows() && versions.Exists
            ? versions.EnumerateDirectories().OrderByDescending(version => version.Name.Length).ThenByDescending(version => version.Name, StringComparer.Ordinal)
                .Select(version => Path.Combine(version.FullName, "Tools", "Binn", $"{Program}.exe")).FirstOrDefault(File.Exists)
            : null;
    }

    private sealed record Instance(string Name, bool IsThrowaway) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await ProgramRun.Of(Find() ?? Program, IsThrowaway ? ["stop", Name, "-k"] : ["stop", Name], CancellationToken.None);
            if (IsThrowaway) await ProgramRun.Of(Find() ?? Program, ["delete", Name], CancellationToken.None);
        }
    }
}
