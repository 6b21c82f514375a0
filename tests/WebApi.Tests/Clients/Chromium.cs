using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;

namespace CleanTemplate.WebApi.Tests.Clients;

/// <summary>
/// A headless Chromium with one page, driven by the DevTools protocol. Where there is none the test is skipped with the reason, unless
/// REQUIRE_SERVERS, a list, has "chromium": then it fails with the same words.
/// </summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Executables = ["/usr/bin/chromium", "/usr/bin/google-chrome"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _profile = Directory.CreateTempSubdirectory("chromium");
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(3));
    private readonly ClientWebSocket _socket = new();
    private readonly List<string> _complaints = [];
    private readonly ConcurrentQueue<string> _said = [];
    private Process _process = null!;
    private int _lastCommand;

    private Chromium()
    {
    }

    /// <summary>What scripts of the page threw, and what the page's policy refused.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public static async Task<Chromium> Start()
    {
        if (Array.Find(Executables, File.Exists) is not { } executable)
        {
            const string reason = "No browser for the tests: install Debian's package chromium.";
            var required = (Environment.GetEnvironmentVariable("REQUIRE_SERVERS") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            Assert.False(required.Contains("chromium", StringComparer.OrdinalIgnoreCase), reason);
            Assert.Skip(reason);
            throw new UnreachableException();
        }

        Chromium chromium = new();
        try
        {
            await chromium.Run(executable);
            return chromium;
        }
        catch
        {
            await chromium.DisposeAsync();
            throw;
        }
    }

    public Task Open(Uri address) => Command("Page.navigate", new { url = address });

    /// <summary>The value of an expression in the page, as soon as it has one that counts as true.</summary>
    public async Task<string> Until(string expression)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var answer = await Command("Runtime.evaluate", new { expression = $"(() => {{ try {{ return ({expression}) || null }} catch {{ return null }} }})()", returnByValue = true });
            if (answer.GetProperty("result").TryGetProperty("value", out var value) && value.ValueKind != JsonValueKind.Null) return value.ToString();

            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, $"The page does not come to this: {expression}\n{string.Join('\n', _complaints)}");
            await Task.Delay(50, _deadline.Token);
        }
    }

    /// <summary>As if typed where the cursor is.</summary>
    public Task Type(string text) => Command("Input.insertText", new { text });

    public async Task<byte[]> Screenshot() => (await Command("Page.captureScreenshot", new { format = "png" })).GetProperty("data").GetBytesFromBase64();

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _deadline.Dispose();
        _process.Kill(entireProcessTree: true);
        using CancellationTokenSource soon = new(Patience);
        await _process.WaitForExitAsync(soon.Token);
        _process.Dispose();
        try
        {
            _profile.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A child that was killed last still wrote to it; it lies in the temporary folder.
        }
    }

    private async Task Run(string executable)
    {
        // Root has no sandbox; a small /dev/shm, as containers have, would crash the page.
        _process = Process.Start(new ProcessStartInfo(executable,
            ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--window-size=1100,1500", "--hide-scrollbars",
                "--remote-debugging-port=0", $"--user-data-dir={_profile.FullName}", "about:blank"]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
        _process.ErrorDataReceived += (_, line) => _said.Enqueue(line.Data ?? "");
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();

        var port = Path.Combine(_profile.FullName, "DevToolsActivePort");
        while (!File.Exists(port) || (await File.ReadAllLinesAsync(port, _deadline.Token)).Length < 2)
        {
            Assert.False(_process.HasExited, $"The browser does not start.\n{string.Join('\n', _said)}");
            await Task.Delay(50, _deadline.Token);
        }

        using HttpClient http = new();
        var targets = await http.GetFromJsonAsync<JsonElement>($"http://127.0.0.1:{(await File.ReadAllLinesAsync(port, _deadline.Token))[0]}/json/list", _deadline.Token);
        var page = targets.EnumerateArray().First(target => target.GetProperty("type").GetString() == "page").GetProperty("webSocketDebuggerUrl").GetString()!;
        await _socket.ConnectAsync(new(page), _deadline.Token);
        foreach (var domain in (string[])["Page", "Runtime", "Log"]) await Command($"{domain}.enable", new { });
        await Command("Emulation.setFocusEmulationEnabled", new { enabled = true });
    }

    private async Task<JsonElement> Command(string method, object parameters)
    {
        var id = ++_lastCommand;
        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(new { id, method, @params = parameters }), WebSocketMessageType.Text, endOfMessage: true, _deadline.Token);
        while (true)
        {
            var message = await Next();
            if (message.TryGetProperty("method", out var happened)) Note(happened.GetString(), message.GetProperty("params"));
            else if (message.GetProperty("id").GetInt32() == id) return message.TryGetProperty("result", out var result) ? result : throw new InvalidOperationException($"{method}: {message}");
        }
    }

    private void Note(string? happened, JsonElement what)
    {
        if (happened == "Runtime.exceptionThrown") _complaints.Add(what.ToString());
        if (happened == "Log.entryAdded" && what.GetProperty("entry").GetProperty("source").GetString() == "security") _complaints.Add(what.ToString());
    }

    private async Task<JsonElement> Next()
    {
        using MemoryStream message = new();
        var part = new byte[64 * 1024];
        WebSocketReceiveResult received;
        do
        {
            received = await _socket.ReceiveAsync(part, _deadline.Token);
            message.Write(part, 0, received.Count);
        }
        while (!received.EndOfMessage);
        return JsonDocument.Parse(message.ToArray()).RootElement;
    }
}
