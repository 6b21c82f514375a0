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
