using CleanTemplate.Dev.Common;
using CleanTemplate.Dev.Databases;

namespace CleanTemplate.Dev.SqlServer;

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
