using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

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
