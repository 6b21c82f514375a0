using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using RabbitMQ.Client;

namespace CleanTemplate.Infrastructure.Tests.Messaging;

/// <summary>
/// A RabbitMQ of the tests' own, in a folder that goes with it; nothing of it is shared with one that runs on this machine. Where
/// there is none the test is skipped with the reason, unless REQUIRE_SERVERS, a list, has "rabbitmq": then it fails with the same words.
/// </summary>
public sealed class TestBroker : IAsyncDisposable
{
    private const string Server = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    // The port mapper of Erlang would outlive its broker. All end when the tests do, also when they are killed: the input ends.
    private const string Together = $"""
        epmd -address 127.0.0.1 -port "$ERL_EPMD_PORT" & mapper=$!
        {Server} & server=$!
        read _
        kill $server; wait $server; kill $mapper
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rabbitmq");
    private readonly SemaphoreSlim _door = new(1, 1);
    private readonly int _mapper = FreePort();
    private readonly int _distribution = FreePort();
    private Process? _process;

    public int Port { get; } = FreePort();

    public int TlsPort { get; } = FreePort();

    internal Mail.TestCertificate Certificate { get; } = new();

    /// <summary>Starts it, unless it runs.</summary>
    public async Task Start()
    {
        if (Missing() is { } reason)
        {
            Assert.False(IsRequired(), reason);
            Assert.Skip(reason);
        }

        await _door.WaitAsync();
        try
        {
            if (_process is not null) return;
            await File.WriteAllTextAsync(At("rabbitmq.conf"), $"""
                listeners.tcp.1 = 127.0.0.1:{Port}
                listeners.ssl.1 = 127.0.0.1:{TlsPort}
                ssl_options.certfile = {Certificate.File}
                ssl_options.keyfile = {Certificate.KeyFile}

                """);
            _process = Process.Start(Shell())!;
            await Answers();
        }
        finally
        {
            _door.Release();
        }
    }

    /// <summary>As an administrator does it: what is durable is kept.</summary>
    public async Task Stop()
    {
        if (_process is null) return;
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _door.Dispose();
        Certificate.Dispose();
        _folder.Delete(recursive: true);
    }

    internal Task<IConnection> Connect() => new ConnectionFactory { HostName = "127.0.0.1", Port = Port, AutomaticRecoveryEnabled = false }.CreateConnectionAsync();

    private static string? Missing() =>
        OperatingSystem.IsLinux() && File.Exists(Server) ? null : "No RabbitMQ for the tests: install Debian's package rabbitmq-server.";

    private static bool IsRequired() => (Environment.GetEnvironmentVariable("REQUIRE_SERVERS") ?? "")
        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Contains("rabbitmq", StringComparer.OrdinalIgnoreCase);

    private ProcessStartInfo Shell()
    {
        ProcessStartInfo start = new("/bin/sh", ["-c", $"exec >{At("output")} 2>&1\n{Together}"]) { UseShellExecute = false, RedirectStandardInput = true };
        foreach (var (name, value) in new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["HOME"] = At(""),
            ["ERL_EPMD_PORT"] = $"{_mapper}",
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODENAME"] = $"tests{Port}@localhost",
            ["RABBITMQ_DIST_PORT"] = $"{_distribution}",
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1}",
            ["RABBITMQ_CONF_ENV_FILE"] = "/dev/null",
            ["RABBITMQ_CONFIG_FILE"] = At("rabbitmq.conf"),
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = At("plugins"),
            ["RABBITMQ_MNESIA_BASE"] = At("data"),
            ["RABBITMQ_LOG_BASE"] = At("log"),
        }) start.Environment[name] = value;
        return start;
    }

    private async Task Answers()
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                await using var connection = await Connect();
                return;
            }
            catch (Exception) when (TimeProvider.System.GetElapsedTime(started) < Patience && !_process!.HasExited)
            {
                await Task.Delay(100);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"RabbitMQ did not start: {await File.ReadAllTextAsync(At("output"))}", exception);
            }
        }
    }

    private string At(string path) => Path.Combine(_folder.FullName, path);

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>The tests that share one broker, each with queues of its own.</summary>
[CollectionDefinition(Name)]
public sealed class WithBroker : ICollectionFixture<TestBroker>
{
    public const string Name = "with a broker";
}
