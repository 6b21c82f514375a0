using CleanTemplate.Dev.Common;

namespace CleanTemplate.Dev.Postgres;

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
