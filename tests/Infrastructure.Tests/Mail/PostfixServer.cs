using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CleanTemplate.Infrastructure.Tests.Mail;

/// <summary>
/// A Postfix of the test's own, with one mailbox, in a folder that goes with it. Where there is none the test is skipped with
/// the reason, unless REQUIRE_SERVERS, a list, has "smtp": then it fails with the same words.
/// </summary>
internal sealed class PostfixServer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("postfix");
    private readonly TestCertificate _certificate = new();

    private PostfixServer()
    {
    }

    public int Port { get; } = FreePort();

    public string TrustedCertificate => _certificate.File;

    public string Log => File.Exists(At("log")) ? File.ReadAllText(At("log")) : "";

    public IReadOnlyList<OpenedMail> Inbox => Directory.Exists(At("mail/inbox/new"))
        ? [.. Directory.GetFiles(At("mail/inbox/new")).Select(file => OpenedMail.Of(File.ReadAllText(file).ReplaceLineEndings("\r\n")))]
        : [];

    public static async Task<PostfixServer> Start()
    {
        if (Missing() is { } reason)
        {
            Assert.False(IsRequired(), reason);
            Assert.Skip(reason);
        }

        PostfixServer server = new();
        await server.Run();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await Do("postfix", "-c", At("etc"), "stop");
        _folder.Delete(recursive: true);
        _certificate.Dispose();
    }

    private static string? Missing() =>
        !OperatingSystem.IsLinux() || !File.Exists("/usr/sbin/postfix") ? "No mail server for the tests: install Debian's package postfix."
        : !Environment.IsPrivilegedProcess ? "No mail server for the tests: only root can start Postfix."
        : null;

    private static bool IsRequired() => (Environment.GetEnvironmentVariable("REQUIRE_SERVERS") ?? "")
        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Contains("smtp", StringComparer.OrdinalIgnoreCase);

    private async Task Run()
    {
        foreach (var part in (string[])["etc", "queue", "data", "mail"]) _folder.CreateSubdirectory(part);
        await Do("chmod", "755", At(""));
        await Do("chown", "postfix", At("data"), At("mail"));
        await File.WriteAllTextAsync(At("etc/main.cf"), $$"""
            compatibility_level = 3.6
            queue_directory = {{At("queue")}}
            data_directory = {{At("data")}}
            maillog_file = {{At("log")}}
            maillog_file_prefixes = {{At("")}}
            inet_protocols = ipv4
            inet_interfaces = 127.0.0.1
            myhostname = mail.example.com
            mydestination =
            alias_maps =
            smtpd_tls_security_level = may
            smtpd_tls_cert_file = {{_certificate.File}}
            smtpd_tls_key_file = {{_certificate.KeyFile}}
            virtual_mailbox_domains = example.com
            virtual_mailbox_base = {{At("mail")}}
            virtual_mailbox_maps = inline:{customer@example.com=inbox/}
            virtual_uid_maps = static:{{await Do("id", "-u", "postfix")}}
            virtual_gid_maps = static:{{await Do("id", "-g", "postfix")}}
            virtual_minimum_uid = 1

            """);
        await File.WriteAllTextAsync(At("etc/master.cf"), $"""
            127.0.0.1:{Port} inet n - n - - smtpd
            anvil unix - - n - 1 anvil
            bounce unix - - n - 0 bounce
            cleanup unix n - n - 0 cleanup
            defer unix - - n - 0 bounce
            error unix - - n - - error
            postlog unix-dgram n - n - 1 postlogd
            proxymap unix - - n - - proxymap
            qmgr unix n - n 300 1 qmgr
            retry unix - - n - - error
            rewrite unix - - n - - trivial-rewrite
            tlsmgr unix - - n 1000? 1 tlsmgr
            trace unix - - n - 0 bounce
            virtual unix - n n - - virtual

            """);
        await Do("postfix", "-c", At("etc"), "start");
    }

    private async Task<string> Do(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin";
        using var process = Process.Start(start)!;
        // Postfix leaves its daemons the pipe.
        var output = program == "postfix" ? "" : await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} failed: {output}{Log}");
        return output.Trim();
    }

    private string At(string path) => Path.Combine(_folder.FullName, path);

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
