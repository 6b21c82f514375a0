using System.Globalization;
using System.Text.RegularExpressions;
using CleanTemplate.Dev.Common;

namespace CleanTemplate.Dev.Postgres;

/// <summary>A PostgreSQL server for one test run: fast, because nothing in it has to survive.</summary>
public sealed class ThrowawayCluster : IAsyncDisposable
{
    private const string Settings = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300";
    private static readonly string Prefix = $"{Product.Current.Kebab}-postgres";
    private readonly Cluster _cluster;
    private readonly string _folder;

    private ThrowawayCluster(Cluster cluster, string folder) => (_cluster, _folder) = (cluster, folder);

    /// <summary>The superuser's, to the database <c>postgres</c>.</summary>
    public string ConnectionString { get; private set; } = "";

    internal string Data => _cluster.Data;

    public static async Task<ThrowawayCluster> Start(PostgresPrograms programs, CancellationToken cancellationToken)
    {
        var account = await ServerAccount.Find(cancellationToken)
            ?? throw new CannotStartException("PostgreSQL does not run as root, and there is no account 'postgres' or 'nobody' that setpriv, runuser or su can switch to.");
        await RemoveLeftovers(programs, account);
        var folder = Path.Combine(account.TemporaryFolder, Owner.NewName(Prefix));
        ThrowawayCluster throwaway = new(new(programs, account, folder), folder);
        try
        {
            await throwaway._cluster.Create(["--no-sync"], cancellationToken);
            throwaway.ConnectionString = throwaway._cluster.ConnectionString(await throwaway._cluster.Start(Settings, cancellationToken), Cluster.Superuser);
            return throwaway;
        }
        catch
        {
            await throwaway.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Postmaster.Of(Data) is not null) await _cluster.Stop("immediate");
        Delete(_folder);
    }

    private static async Task RemoveLeftovers(PostgresPrograms programs, ServerAccount account)
    {
        foreach (var left in Directory.EnumerateDirectories(account.TemporaryFolder, $"{Prefix}-*").Where(folder => Owner.IsGone(Path.GetFileName(folder), Prefix)))
        {
            Cluster cluster = new(programs, account, left);
            if (Postmaster.Of(cluster.Data)?.IsAlive() == true) await cluster.Stop("immediate");
            Delete(left);
        }
    }

    private static void Delete(string folder)
    {
        try
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // Another user's, or another run is removing it at this moment.
        }
    }
}

/// <summary>A folder with PostgreSQL's server programs.</summary>
public sealed partial class PostgresPrograms
{
    private static readonly string Suffix = OperatingSystem.IsWindows() ? ".exe" : "";

    private PostgresPrograms(string folder) => Folder = folder;

    public string Folder { get; }

    internal string Initdb => Program("initdb");

    internal string PgCtl => Program("pg_ctl");

    /// <summary>The programs to prefer on this machine; null when there are none.</summary>
    public static PostgresPrograms? Find() => All().FirstOrDefault();

    /// <summary>The same for a machine that is described by a PATH and a folder that stands for its root.</summary>
    public static PostgresPrograms? Find(string? path, string root) => All(path, root).FirstOrDefault();

    internal static IEnumerable<PostgresPrograms> All() => All(Environment.GetEnvironmentVariable("PATH"), root: "/");

    internal static IEnumerable<PostgresPrograms> All(string? path, string root) => (path ?? "").Split(Path.PathSeparator)
        .Where(Path.IsPathRooted)
        .Concat(Versions(root, "usr/lib/postgresql", "*", "bin"))
        .Concat(Versions(root, "usr", "pgsql-*", "bin"))
        .Concat(Versions(root, "opt/homebrew/opt", "postgresql*", "bin"))
        .Concat(Versions(root, "usr/local/opt", "postgresql*", "bin"))
        .Concat(Versions(root, "Applications/Postgres.app/Contents/Versions", "*", "bin"))
        .Concat(Versions(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL", "*", "bin"))
        .Select(Complete)
        .OfType<string>()
        .Distinct()
        .Select(folder => new PostgresPrograms(folder));

    /// <summary>The major version, which decides whose data these programs can read.</summary>
    internal async Task<string> Major(CancellationToken cancellationToken)
    {
        var said = await ProgramRun.Of(PgCtl, ["--version"], cancellationToken);
        return MajorVersion().Match(said.Output) is { Success: true } match
            ? match.Groups["major"].Value
            : throw new CannotStartException($"{PgCtl} does not tell its version: {said.Output}");
    }

    private static IEnumerable<string> Versions(string root, string parent, string pattern, string programs)
    {
        DirectoryInfo folder = new(Path.Combine(root, parent));
        return folder.Exists && root.Length > 0
            ? folder.EnumerateDirectories(pattern).OrderByDescending(Number).Select(version => Path.Combine(version.FullName, programs))
            : [];
    }

    /// <summary>By number: 9.6 comes after 17.</summary>
    private static double Number(DirectoryInfo version) =>
        double.TryParse(FirstNumber().Match(version.Name).Value, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>The folder where the programs really are: packagers link single programs into the PATH.</summary>
    private static string? Complete(string folder)
    {
        var program = Path.Combine(folder, $"pg_ctl{Suffix}");
        if (!File.Exists(program)) return null;

        var real = Path.GetDirectoryName(File.ResolveLinkTarget(program, returnFinalTarget: true)?.FullName ?? program)!;
        return Needed.All(name => File.Exists(Path.Combine(real, $"{name}{Suffix}"))) ? real : null;
    }

    private static readonly string[] Needed = ["initdb", "pg_ctl", "postgres"];

    private string Program(string name) => Path.Combine(Folder, $"{name}{Suffix}");

    [GeneratedRegex(@"\d+(\.\d+)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FirstNumber();

    /// <summary>Until 9.6 the major version had two numbers.</summary>
    [GeneratedRegex(@"\) (?<major>9\.\d+|\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MajorVersion();
}
