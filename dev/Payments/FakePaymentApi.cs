using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace CleanTemplate.Dev.Payments;

/// <summary>A payment company on a port of its own that takes all the money it is asked to: POST v1/charges with an Idempotency-Key, GET v1/charges/KEY.</summary>
internal sealed class FakePaymentApi : IAsyncDisposable
{
    public const string ApiKey = "the-key-of-the-payment-api";

    private const string Path = "/v1/charges";
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Charge> _charges = new(StringComparer.Ordinal);

    private FakePaymentApi(WebApplication app)
    {
        _app = app;
        _app.Run(Answer);
    }

    public Uri Address => new($"{_app.Urls.Single()}/v1");

    public static async Task<FakePaymentApi> Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        FakePaymentApi api = new(builder.Build());
        await api._app.StartAsync();
        return api;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task Answer(HttpContext http) => http.Request switch
    {
        var asked when asked.Headers.Authorization != $"Bearer {ApiKey}" => Write(http, StatusCodes.Status401Unauthorized),
        { Method: "POST", Path.Value: Path } => Post(http),
        { Method: "GET" } asked when asked.Path.StartsWithSegments(Path, StringComparison.Ordinal, out var key) && key.HasValue => Get(http, Uri.UnescapeDataString(key.Value![1..])),
        _ => Write(http, StatusCodes.Status400BadRequest),
    };

    private async Task Post(HttpContext http)
    {
        var key = http.Request.Headers["Idempotency-Key"].Single()!;
        var order = (await http.Request.ReadFromJsonAsync<Order>())!;
        await Write(http, StatusCodes.Status201Created, _charges.GetOrAdd(key, new Charge(key, "charged", Guid.NewGuid(), order.Amount, order.Currency)));
    }

    private Task Get(HttpContext http, string key) => _charges.TryGetValue(key, out var charge)
        ? Write(http, StatusCodes.Status200OK, charge)
        : Write(http, StatusCodes.Status404NotFound, new(key, "unknown"));

    private static Task Write(HttpContext http, int status, Charge? charge = null)
    {
        http.Response.StatusCode = status;
        return charge is null ? Task.CompletedTask : http.Response.WriteAsJsonAsync(charge);
    }

    private sealed record Order(decimal Amount, string Currency);

    private sealed record Charge(string Key, string Status, Guid? Id = null, decimal? Amount = null, string? Currency = null);
}

/// <summary>Takes part when payments go over HTTP and nobody said where to. It forgets its charges when it stops.</summary>
internal sealed class PaymentCompany : ICompanion
{
    private const string Provider = "Payments:Provider", Address = "Payments:Http:BaseAddress", Key = "Payments:Http:ApiKey";

    private FakePaymentApi? _api;

    public async Task<Companionship?> Start(ApiSettings settings)
    {
        if (!string.Equals(settings[Provider], "http", StringComparison.OrdinalIgnoreCase) || settings[Address] is not null) return null;

        _api = await FakePaymentApi.Start();
        return new($"Payments: {_api.Address} (a fake)", new Dictionary<string, string> { [Address] = _api.Address.AbsoluteUri, [Key] = FakePaymentApi.ApiKey });
    }

    public ValueTask DisposeAsync() => _api?.DisposeAsync() ?? ValueTask.CompletedTask;
}
