using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CleanTemplate.Dev.Common;

namespace CleanTemplate.Dev.Postgres;

/// <summary>The server process that holds a data folder, as its postmaster.pid tells.</summary>
internal sealed record Postmaster(int Process, int Port)
{
    private const int ProtocolVersion = 196608;
    private const byte AuthenticationRequest = (byte)'R';
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static Postmaster? Of(string dataFolder)
    {
        try
        {
            var lines = File.ReadAllLines(PidFile(dataFolder));
            return new(int.Parse(lines[0], CultureInfo.InvariantCulture), lines.Length > 3 && int.TryParse(lines[3], CultureInfo.InvariantCulture, out var port) ? port : 0);
        }
        catch (Exception absent) when (absent is IOException or FormatException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    public static string PidFile(string dataFolder) => Path.Combine(dataFolder, "postmaster.pid");

    /// <summary>After a crash the file stays, and its process id may belong to another program since.</summary>
    public bool IsAlive()
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(Process);
            return process.ProcessName.StartsWith("post", StringComparison.OrdinalIgnoreCase) && !IsZombie();
        }
        catch (Exception ended) when (ended is ArgumentException or InvalidOperationException or IOException)
        {
            return false;
        }
    }

    /// <summary>True when a PostgreSQL server at the port is ready to authenticate somebody.</summary>
    public async Task<bool> Answers(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using TcpClient client = new();
            await client.ConnectAsync(IPAddress.Loopback, Port, patience.Token);
            var stream = client.GetStream();
            await stream.WriteAsync(Greeting(), patience.Token);
            var answer = new byte[1];
            await stream.ReadExactlyAsync(answer, patience.Token);
            return answer[0] == AuthenticationRequest;
        }
        catch (Exception silent) when (silent is SocketException or IOException or ArgumentException
            || (silent is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    /// <summary>Ended, but still listed: in many containers nobody waits for such processes.</summary>
    private bool IsZombie() => OperatingSystem.IsLinux() && File.ReadAllText($"/proc/{Process}/stat").Contains(") Z ", StringComparison.Ordinal);

    private static byte[] Greeting()
    {
        var parameters = "user\0postgres\0database\0postgres\0\0"u8;
        return [.. Number(parameters.Length + 8), .. Number(ProtocolVersion), .. parameters];
    }

    private static byte[] Number(int value) => BitConverter.GetBytes(IPAddress.HostToNetworkOrder(value));
}

/// <summary>The user who runs the server: we ourselves, or an unprivileged account when we are root, whom PostgreSQL refuses.</summary>
internal sealed class ServerAccount
{
    private readonly string? _owner;
    private readonly string[] _become;

    private ServerAccount(string? owner, string[] become) => (_owner, _become) = (owner, become);

    private bool IsOurselves => _owner is null;

    /// <summary>Null when we are root and there is nobody to become.</summary>
    public static async Task<ServerAccount?> Find(CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess) return new(owner: null, []);

        foreach (var (owner, become) in Ways("postgres").Concat(Ways("nobody")))
        {
            if (ProgramRun.OnPath(become[0]) is not null && (await ProgramRun.Of(become[0], [.. become[1..], "true"], cancellationToken)).Succeeded)
                return new(owner, become);
        }

        return null;
    }

    /// <summary>The ways to run a program as somebody else, best first: su opens a log-in session and needs a shell.</summary>
    internal static IEnumerable<(string Owner, string[] Become)> Ways(string account)
    {
        if (Ids(account) is not [var user, var group]) return [];

        var owner = $"{user}:{group}";
        return
        [
            (owner, ["setpriv", $"--reuid={user}", $"--regid={group}", "--clear-groups"]),
            (owner, ["runuser", "-u", account, "--"]),
            (owner, ["su", "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", "--", account]),
        ];
    }

    /// <summary>Where a server's data is kept: root's own folders are closed to the account.</summary>
    public string DataFolder(Product product) => IsOurselves ? UserFolder.Of(product) : Path.Combine("/var/lib", $"{product.Kebab}-dev");

    /// <summary>The temporary folder: root's own may be closed to the account.</summary>
    public string TemporaryFolder => IsOurselves ? Path.GetTempPath() : "/tmp";

    public async Task MakeFolder(string path, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await HandOver(path, cancellationToken);
    }

    public async Task WriteSecret(string file, string secret, CancellationToken cancellationToken)
    {
        Secret.Write(file, secret);
        await HandOver(file, cancellationToken);
    }

    public Task<ProgramRun> Run(string program, IEnumerable<string> arguments, CancellationToken cancellationToken) => IsOurselves
        ? ProgramRun.Of(program, arguments, cancellationToken)
        : ProgramRun.Of(_become[0], [.. _become[1..], program, .. arguments], cancellationToken);

    private async Task HandOver(string path, CancellationToken cancellationToken)
    {
        if (IsOurselves) return;

        var run = await ProgramRun.Of("chown", [_owner!, path], cancellationToken);
        if (!run.Succeeded) throw new CannotStartException($"{path} cannot be given to the account that runs the server:\n{run.Output}");
    }

    private static string[]? Ids(string account) => File.ReadLines("/etc/passwd")
        .Select(line => line.Split(':'))
        .FirstOrDefault(entry => entry.Length > 3 && entry[0] == account)?[2..4];
}
