using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CleanTemplate.Databases.Tokens;

namespace CleanTemplate.WebApi.Tests.Endurance;

/// <summary>The API's own executable as a process of its own, which is killed at any moment and started again on the same address.</summary>
internal sealed class ApiProcess(OwnDatabase database, params IReadOnlyList<(string Name, string Value)> settings) : IAsyncDisposable
{
    private const int LastLines = 40;
    private static readonly string Dll = Path.Combine(AppContext.BaseDirectory, $"{typeof(Program).Assembly.GetName().Name}.dll");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _said = [];
    private readonly Uri _address = new($"http://127.0.0.1:{FreePort()}");
    private Process? _process;

    public int Id => _process!.Id;

    /// <summary>What it logged last.</summary>
    public string Said => string.Join(Environment.NewLine, _said);

    /// <summary>Starts it, and waits until it answers.</summary>
    public async Task Start()
    {
        var process = Launch();
        using HttpClient client = new();
        var started = TimeProvider.System.GetTimestamp();
        while (!await Answers(client))
        {
            Assert.False(process.HasExited, $"The API ended before it answered:{Environment.NewLine}{Said}");
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, $"The API does not answer:{Environment.NewLine}{Said}");
            await Task.Delay(20);
        }
    }

    /// <summary>Starts it, and does not live to see it answer.</summary>
    public async Task DieYoung(TimeSpan age)
    {
        Launch();
        await Task.Delay(age);
        await Kill();
    }

    /// <summary>With SIGKILL: nothing of it runs any more when this is done.</summary>
    public async Task Kill()
    {
        if (_process is null) return;

        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public HttpClient Anonymous() => new() { BaseAddress = _address };

    public HttpClient SignedIn(string role, string user)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", TestIssuer.Only.TokenFor(TimeProvider.System.GetUtcNow(), user, role));
        return client;
    }

    public async ValueTask DisposeAsync() => await Kill();

    private Process Launch()
    {
        _process = Process.Start(StartInfo())!;
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        return _process;
    }

    private async Task<bool> Answers(HttpClient client)
    {
        try
        {
            return (await client.GetAsync(new Uri(_address, "/health/ready"))).StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private ProcessStartInfo StartInfo()
    {
        ProcessStartInfo start = new("dotnet", [Dll])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        (string Name, string? Value)[] all =
        [
            ("ASPNETCORE_ENVIRONMENT", "Testing"),
            ("ASPNETCORE_URLS", _address.ToString()),
            ("Database:Provider", database.Provider),
            ("Database:ConnectionString", database.ConnectionString),
            ("RateLimits:RequestsPerSecond", "100000"),
            ("RateLimits:Burst", "100000"),
            ("RateLimits:CredentialsPerSecond", "100000"),
            ("RateLimits:CredentialsBurst", "100000"),
            .. TestSettings.All.Concat(TestIssuer.Only.Settings).Select(setting => (setting.Key, setting.Value)),
            .. settings,
        ];
        foreach (var (name, value) in all) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        return start;
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not null) _said.Enqueue(line.Data);
        while (_said.Count > LastLines) _said.TryDequeue(out _);
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
