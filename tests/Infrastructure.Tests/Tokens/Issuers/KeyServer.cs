using System.Text.Json.Nodes;
using CleanTemplate.Databases.Tokens;
using CleanTemplate.Infrastructure.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace CleanTemplate.Infrastructure.Tests.Tokens.Issuers;

/// <summary>Publishes what the test wants published, and counts who asks.</summary>
internal sealed class KeyServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _requests;

    private KeyServer(WebApplication app)
    {
        _app = app;
        _app.Run(async http =>
        {
            Interlocked.Increment(ref _requests);
            await Answering;
            http.Response.StatusCode = Status;
            http.Response.Headers.Location = "/elsewhere";
            await http.Response.WriteAsync(http.Request.Path == "/elsewhere" ? DocumentOf("elsewhere") : Document);
        });
    }

    public string Document { get; set; } = "";

    public int Status { get; set; } = StatusCodes.Status200OK;

    public Task Answering { get; set; } = Task.CompletedTask;

    public int Requests => _requests;

    public Uri Address => new($"{_app.Urls.Single()}/keys");

    public static string DocumentOf(params string[] names) => new JsonObject
    {
        ["keys"] = new JsonArray(
        [
            new JsonObject { ["kty"] = "RSA", ["kid"] = "rsa", ["n"] = "AQAB", ["e"] = "AQAB" },
            "not a key",
            .. names.Select(name => Jwk.Write(new(name, TestIssuer.Only.Key.ExportParameters(includePrivateParameters: false)))),
        ]),
    }.ToJsonString();

    public static async Task<KeyServer> Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        KeyServer server = new(builder.Build());
        await server._app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
