using CleanTemplate.Dev.Common;

namespace CleanTemplate.Dev.Postgres;

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
