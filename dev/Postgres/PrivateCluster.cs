using System.Diagnostics;
using CleanTemplate.Dev.Common;
using CleanTemplate.Dev.Databases;

namespace CleanTemplate.Dev.Postgres;

/// <summary>The product's own PostgreSQL server, run from the programs installed on this machine. Its data stays.</summary>
internal sealed class PrivateCluster : IDatabaseSource
{
    private const string Name = "postgres";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public string Provider => "PostgreSql";

    public int Order => 0;

    public IReadOnlyList<string> Advice =>
    [
        "Debian, Ubuntu        sudo apt install postgresql",
        "Fedora, RHEL          sudo dnf install postgresql-server",
        "macOS                 brew install postgresql@17",
        "Windows               winget install PostgreSQL.PostgreSQL.17",
    ];

    public Task<Database?> Open(Product product, CancellationToken cancellationToken) => Open(product, [.. PostgresPrograms.All()], cancellationToken);

    internal async Task<Database?> Open(Product product, IReadOnlyList<PostgresPrograms> installed, CancellationToken cancellationToken)
    {
        if (installed.Count == 0 || await ServerAccount.Find(cancellationToken) is not { } account) return null;

        var home = account.DataFolder(product);
        await account.MakeFolder(home, cancellationToken);
        using var turn = await Turn(Path.Combine(home, $"{Name}.lock"), cancellationToken);
        var folder = Path.Combine(home, Name);
        var programs = await ReaderOf(Path.Combine(folder, "data"), installed, cancellationToken);
        var version = await programs.Major(cancellationToken);
        Cluster cluster = new(programs, account, folder);
        if (!Directory.Exists(folder)) await Initialise(folder, programs, account, cancellationToken);
        else if (await Running(cluster.Data, cancellationToken) is { } found)
            return Describe($"found running (process {found.Process}) and left running", found.Port, started: null);

        var port = await cluster.Start(settings: "", cancellationToken);
        return Describe("started for this run", port, new Started(cluster));

        Database Describe(string origin, int at, IAsyncDisposable? started) => new(
            Provider, cluster.ConnectionString(at, product.Kebab), $"PostgreSQL {version} on 127.0.0.1:{at}, {origin}; its data lives in {cluster.Data}", started);
    }

    /// <summary>Two hosts that start together must not both make or start the cluster. The system ends the lock with its holder.</summary>
    private static async Task<FileStream> Turn(string file, CancellationToken cancellationToken)
    {
        for (var begun = Stopwatch.GetTimestamp(); ; await Task.Delay(Pause, cancellationToken))
        {
            try
            {
                return new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Stopwatch.GetElapsedTime(begun) < Patience + Patience)
            {
            }
        }
    }

    /// <summary>The programs that can read the data; any, when there is none yet.</summary>
    private static async Task<PostgresPrograms> ReaderOf(string data, IReadOnlyList<PostgresPrograms> installed, CancellationToken cancellationToken)
    {
        var file = Path.Combine(data, "PG_VERSION");
        if (!Directory.Exists(Path.GetDirectoryName(data))) return installed[0];
        if (!File.Exists(file)) throw new CannotStartException($"{data} is no PostgreSQL data folder (PG_VERSION is missing). Delete {Path.GetDirectoryName(data)} to begin with an empty database.");

        var needed = (await File.ReadAllTextAsync(file, cancellationToken)).Trim();
        List<string> known = [];
        foreach (var programs in installed)
        {
            var major = await programs.Major(cancellationToken);
            if (major == needed) return programs;
            known.Add($"PostgreSQL {major} ({programs.Folder})");
        }

        throw new CannotStartException($"""
            The data in {data} belongs to PostgreSQL {needed}, but this machine has {string.Join(", ", known)}.
            Install PostgreSQL {needed} beside it, or delete {Path.GetDirectoryName(data)} to begin with an empty database
            (to keep the data, install {needed}, and take it along with pg_dump or pg_upgrade).
            """);
    }

    /// <summary>Made under another name first: a run that is killed half-way leaves nothing that looks finished.</summary>
    private static async Task Initialise(string folder, PostgresPrograms programs, ServerAccount account, CancellationToken cancellationToken)
    {
        foreach (var unfinished in Directory.EnumerateDirectories(Path.GetDirectoryName(folder)!, $"{Name}.new-*")) Directory.Delete(unfinished, recursive: true);
        var made = $"{folder}.new-{Guid.NewGuid():N}";
        await new Cluster(programs, account, made).Create([], cancellationToken);
        Directory.Move(made, folder);
    }

    private static async Task<Postmaster?> Running(string data, CancellationToken cancellationToken)
    {
        for (var begun = Stopwatch.GetTimestamp(); ; await Task.Delay(Pause, cancellationToken))
        {
            if (Postmaster.Of(data) is not { } postmaster) return null;
            if (!postmaster.IsAlive())
            {
                // PostgreSQL would take the process that has the number now for a running server, and refuse to start.
                File.Delete(Postmaster.PidFile(data));
                return null;
            }

            if (await postmaster.Answers(cancellationToken)) return postmaster;
            if (Stopwatch.GetElapsedTime(begun) > Patience)
            {
                throw new CannotStartException($"""
                    A PostgreSQL server (process {postmaster.Process}) holds the data in {data}, but it does not answer on 127.0.0.1:{postmaster.Port}.
                    Stop it (kill {postmaster.Process}) and start again.
                    """);
            }
        }
    }

    private sealed class Started(Cluster cluster) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (!(await cluster.Stop("fast")).Succeeded) await cluster.Stop("immediate");
        }
    }
}

/// <summary>A folder with a server's data, password and log, and the programs that run it on a loopback port.</summary>
internal sealed class Cluster(PostgresPrograms programs, ServerAccount account, string folder)
{
    public const string Superuser = "postgres";
    private const int Attempts = 3;

    public string Data => Path.Combine(folder, "data");

    private string PasswordFile => Path.Combine(folder, "password");

    private string Log => Path.Combine(folder, "server.log");

    public async Task Create(string[] options, CancellationToken cancellationToken)
    {
        await account.MakeFolder(folder, cancellationToken);
        await account.WriteSecret(PasswordFile, Secret.New(), cancellationToken);
        var made = await account.Run(
            programs.Initdb,
            ["-D", Data, "-U", Superuser, "-A", "scram-sha-256", $"--pwfile={PasswordFile}", "--encoding=UTF8", "--locale=C", .. options],
            cancellationToken);
        if (!made.Succeeded) throw new CannotStartException($"initdb could not make a database in {Data}:\n{made.Output}");
    }

    /// <summary>Starts the server; answers its port.</summary>
    public async Task<int> Start(string settings, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var port = FreePort.Find();
            File.Delete(Log);
            // pg_ctl gives the server a session of its own: Ctrl+C does not reach it. Once begun, a start is not cancelled: the server would stay.
            var start = await account.Run(
                programs.PgCtl,
                ["start", "-D", Data, "-l", Log, "-w", "-t", "60", "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= {settings}"],
                CancellationToken.None);
            if (start.Succeeded) return port;

            // Another program may have taken the port meanwhile.
            if (attempt < Attempts && Said().Contains("could not bind", StringComparison.Ordinal)) continue;

            throw new CannotStartException($"PostgreSQL did not start on the data in {Data}:\n{start.Output}\n{Said()}");
        }
    }

    public Task<ProgramRun> Stop(string mode) => account.Run(programs.PgCtl, ["stop", "-D", Data, "-m", mode, "-w", "-t", "60"], CancellationToken.None);

    public string ConnectionString(int port, string database) => File.Exists(PasswordFile)
        ? $"Host=127.0.0.1;Port={port};Username={Superuser};Password={File.ReadAllText(PasswordFile)};Database={database}"
        : throw new CannotStartException($"The password of the database in {folder} is lost: {PasswordFile} is gone. Bring it back, or delete the folder to begin with an empty database.");

    private string Said() => File.Exists(Log) ? string.Join('\n', File.ReadLines(Log).TakeLast(20)) : "";
}
