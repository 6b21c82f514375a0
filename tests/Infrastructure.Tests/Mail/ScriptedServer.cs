using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace CleanTemplate.Infrastructure.Tests.Mail;

/// <summary>Takes mails, except where its script says otherwise.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    public const string Hangs = "(hangs)", Drops = "(drops)", Drips = "(drips)";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentBag<TcpClient> _clients = [];
    private readonly Task _serving;
    private int _connections;

    public ScriptedServer()
    {
        _listener.Start();
        _serving = Serve();
    }

    /// <summary>Other answers than the usual, by "greeting", a command's first word, or "mail" for what follows DATA.</summary>
    public ConcurrentDictionary<string, string> Script { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Abilities { get; set; } = [];

    public TestCertificate? Certificate { get; set; }

    public bool IsTls { get; set; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Connections => _connections;

    public ConcurrentQueue<string> Commands { get; } = [];

    /// <summary>As they were sent, with their dots doubled.</summary>
    public ConcurrentQueue<string> Mails { get; } = [];

    public void HangUp()
    {
        while (_clients.TryTake(out var client)) client.Close();
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        HangUp();
        await _serving;
        _end.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                _clients.Add(client);
                Interlocked.Increment(ref _connections);
                _ = Talk(client);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or InvalidOperationException)
        {
        }
    }

    private async Task Talk(TcpClient client)
    {
        using var served = client;
        try
        {
            Stream stream = client.GetStream();
            if (IsTls) stream = await Encrypted(stream);
            await Say(stream, "greeting", "220 ready");
            while (await Line(stream) is { } command)
            {
                Commands.Enqueue(command);
                var word = command.Split(' ')[0];
                await Say(stream, word, Usual(word, command));
                if (command == "AUTH LOGIN") await Identify(stream);
                if (word == "QUIT") return;
                if (word == "STARTTLS") stream = await Encrypted(stream);
                if (word == "DATA" && !Script.ContainsKey("DATA")) await Take(stream);
            }
        }
        catch (Exception over) when (over is IOException or OperationCanceledException or InvalidOperationException or AuthenticationException)
        {
        }
    }

    private string Usual(string word, string command) => word switch
    {
        "EHLO" => string.Join("\r\n", ["250-localhost", .. Abilities.Select(ability => $"250-{ability}"), "250 HELP"]),
        "STARTTLS" => "220 go ahead",
        "AUTH" when command == "AUTH LOGIN" => "334 VXNlcm5hbWU6",
        "AUTH" => "235 2.7.0 welcome",
        "DATA" => "354 go ahead",
        "QUIT" => "221 bye",
        _ => "250 2.0.0 fine",
    };

    private async Task Identify(Stream stream)
    {
        Commands.Enqueue(await Line(stream) ?? throw new EndOfStreamException());
        await Say(stream, "user", "334 UGFzc3dvcmQ6");
        Commands.Enqueue(await Line(stream) ?? throw new EndOfStreamException());
        await Say(stream, "password", "235 2.7.0 welcome");
    }

    private async Task Take(Stream stream)
    {
        StringBuilder mail = new();
        while (await Line(stream) is { } line && line != ".") mail.Append(line).Append("\r\n");
        Mails.Enqueue(mail.ToString());
        await Say(stream, "mail", "250 2.0.0 queued");
    }

    private async Task Say(Stream stream, string step, string usual)
    {
        var answer = Script.GetValueOrDefault(step, usual);
        if (answer == Drops) throw new IOException();
        if (answer == Hangs) await Task.Delay(Timeout.Infinite, _end.Token);
        for (var drop = 0; answer == Drips && drop < 1_000; drop++)
        {
            await stream.WriteAsync("250-\r\n"u8.ToArray().AsMemory(drop % 6, 1), _end.Token);
            await Task.Delay(50, _end.Token);
        }

        await stream.WriteAsync(Encoding.Latin1.GetBytes($"{answer}\r\n"), _end.Token);
    }

    private async Task<SslStream> Encrypted(Stream stream)
    {
        SslStream encrypted = new(stream);
        await encrypted.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = Certificate!.Certificate }, _end.Token);
        return encrypted;
    }

    // Only CR LF ends a line.
    private async Task<string?> Line(Stream stream)
    {
        List<byte> line = [];
        var one = new byte[1];
        while (line is not [.., (byte)'\r', (byte)'\n'])
        {
            if (await stream.ReadAsync(one, _end.Token) == 0) return null;
            line.Add(one[0]);
        }

        return Encoding.Latin1.GetString([.. line[..^2]]);
    }
}
