using System.Diagnostics;
using CleanTemplate.Dev.Common;
using CleanTemplate.Dev.Databases;
using CleanTemplate.Dev.Postgres;

namespace CleanTemplate.Dev.Tests.Postgres;

/// <summary>A product that exists for one test, with a private cluster that is stopped and removed at the end.</summary>
internal sealed class OwnProduct : IAsyncDisposable
{
    private readonly PostgresPrograms _programs = Requires.Programs();
    private readonly ServerAccount _account;

    private OwnProduct(ServerAccount account) => _account = account;

    public Product Product { get; } = new($"Dev.Tests.{Guid.NewGuid():N}");

    public string Home => _account.DataFolder(Product);

    public string Folder => Path.Combine(Home, "postgres");

    public string Data => Path.Combine(Folder, "data");

    public Postmaster Server => Postmaster.Of(Data) ?? throw new InvalidOperationException("No server runs.");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<OwnProduct> New() => new((await ServerAccount.Find(Token))!);

    public async Task<Database> Open() => (await new PrivateCluster().Open(Product, [_programs], Token))!;

    /// <summary>Asks the database as its users do: by TCP, with the password.</summary>
    public async Task<string> Ask(string connectionString, string sql)
    {
        var psql = Path.Combine(_programs.Folder, "psql");
        Assert.SkipUnless(File.Exists(psql), "psql is not installed beside the server programs.");
        var parts = connectionString.Split(';').Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1]);
        var run = await ProgramRun.Of(
            psql,
            ["-h", parts["Host"], "-p", parts["Port"], "-U", parts["Username"], "-d", "postgres", "-w", "-A", "-t", "-c", sql],
            Token,
            new Dictionary<string, string> { ["PGPASSWORD"] = parts["Password"] });
        return run.Succeeded ? run.Output : throw new InvalidOperationException(run.Output);
    }

    public async Task KillServer()
    {
        var server = Server.Process;
        using (var process = Process.GetProcessById(server)) process.Kill();
        while (HostProcess.IsRunning(server)) await Task.Delay(50, Token);
    }

    /// <summary>A program of the server's account; answers its process id. It ends by itself.</summary>
    public async Task<string> StartOtherProgram()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The other program is started by a shell.");
        return (await _account.Run("sh", ["-c", "sleep 20 >/dev/null 2>&1 & echo $!"], Token)).Output;
    }

    public async ValueTask DisposeAsync()
    {
        if (Postmaster.Of(Data)?.IsAlive() == true) await new Cluster(_programs, _account, Folder).Stop("immediate");
        if (Directory.Exists(Home)) Directory.Delete(Home, recursive: true);
    }
}
