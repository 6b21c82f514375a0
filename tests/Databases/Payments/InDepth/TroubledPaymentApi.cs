using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace CleanTemplate.Databases.Payments.InDepth;

/// <summary>A payment company on a port of its own: POST v1/charges with an Idempotency-Key, GET v1/charges/KEY, and whatever trouble is wanted.</summary>
public sealed class TroubledPaymentApi : IAsyncDisposable
{
    public const string ApiKey = "the-key-of-the-payment-api";

    private const string Path = "/v1/charges";
    private const int GiantLength = 1_000_000;
    private static readonly TimeSpan BetweenLetters = TimeSpan.FromMilliseconds(20);
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Charge> _charges = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<TakenCharge> _taken = [];
    private int _troubled = int.MaxValue;
    private int _requests, _recalled;

    private TroubledPaymentApi(WebApplication app)
    {
        _app = app;
        _app.Run(Answer);
    }

    public PaymentTrouble Trouble { get; set; }

    /// <summary>After so many requests from now on there is no trouble any more.</summary>
    public int TroubleEndsAfter
    {
        get => _troubled;
        set => _troubled = value;
    }

    /// <summary>What an overloaded or failing company asks for.</summary>
    public string? RetryAfter { get; set; }

    /// <summary>How long whoever is charged waits for the answer. The money is taken before.</summary>
    public TimeSpan AnswersAfter { get; set; }

    public int Requests => _requests;

    /// <summary>How often money was taken.</summary>
    public int Charges => _taken.Count;

    public IReadOnlyCollection<TakenCharge> Taken => _taken;

    /// <summary>How often somebody asked about a charge that there is.</summary>
    public int Recalled => _recalled;

    public Uri Address { get; private set; } = null!;

    public static async Task<TroubledPaymentApi> Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        TroubledPaymentApi api = new(builder.Build());
        await api._app.StartAsync();
        api.Address = new($"{api._app.Urls.Single()}/v1");
        return api;
    }

    /// <summary>From now on nobody listens at the address.</summary>
    public Task Stop() => _app.StopAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task Answer(HttpContext http)
    {
        Interlocked.Increment(ref _requests);
        if (Interlocked.Decrement(ref _troubled) < 0) Trouble = PaymentTrouble.None;
        return Trouble switch
        {
            PaymentTrouble.Drops => Abort(http),
            PaymentTrouble.Hangs => Task.Delay(Timeout.Infinite, http.RequestAborted),
            PaymentTrouble.Trickles => Trickle(http),
            PaymentTrouble.Garbage => http.Response.WriteAsync("<html>Welcome</html>"),
            PaymentTrouble.AnswersAboutAnother => Write(http, StatusCodes.Status200OK, Charged("another", new(10, "EUR"))),
            PaymentTrouble.Fails => Refuse(http, StatusCodes.Status503ServiceUnavailable),
            PaymentTrouble.IsOverloaded => Refuse(http, StatusCodes.Status429TooManyRequests),
            PaymentTrouble.SendsElsewhere => Refuse(http, StatusCodes.Status307TemporaryRedirect),
            _ when Trouble == PaymentTrouble.KnowsUsNot || http.Request.Headers.Authorization != $"Bearer {ApiKey}" => Refuse(http, StatusCodes.Status401Unauthorized),
            _ when HttpMethods.IsPost(http.Request.Method) && http.Request.Path == Path => Post(http),
            _ when HttpMethods.IsGet(http.Request.Method) && http.Request.Path.StartsWithSegments(Path, StringComparison.Ordinal, out var key) => Get(http, Uri.UnescapeDataString(key.Value![1..])),
            _ => Refuse(http, StatusCodes.Status400BadRequest),
        };
    }

    private async Task Post(HttpContext http)
    {
        var key = http.Request.Headers["Idempotency-Key"].Single()!;
        var order = (await http.Request.ReadFromJsonAsync<Order>())!;
        var charge = _charges.GetOrAdd(key, Trouble switch
        {
            PaymentTrouble.Declines => new Charge(key, "declined"),
            PaymentTrouble.ChargesAnotherAmount => Charged(key, order with { Amount = order.Amount + 0.01m }),
            _ => Charged(key, order),
        });
        if (charge is { Id: { } id, Amount: { } amount, Currency: { } currency } && charge.TakeMoney()) _taken.Enqueue(new(key, id, amount, currency));

        await Task.Delay(AnswersAfter, http.RequestAborted);
        if (Trouble == PaymentTrouble.LosesTheAnswer) http.Abort();
        else await Write(http, charge.Id is null ? StatusCodes.Status402PaymentRequired : StatusCodes.Status201Created, charge);
    }

    private Task Get(HttpContext http, string key)
    {
        if (!_charges.TryGetValue(key, out var charge)) return Write(http, StatusCodes.Status404NotFound, new(key, "unknown"));

        Interlocked.Increment(ref _recalled);
        return Write(http, StatusCodes.Status200OK, charge);
    }

    private static Charge Charged(string key, Order order) => new(key, "charged", Guid.NewGuid(), order.Amount, order.Currency);

    private static Task Abort(HttpContext http)
    {
        http.Abort();
        return Task.CompletedTask;
    }

    private static async Task Trickle(HttpContext http)
    {
        while (!http.RequestAborted.IsCancellationRequested)
        {
            await http.Response.WriteAsync(" ", http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            await Task.Delay(BetweenLetters, http.RequestAborted);
        }
    }

    private Task Refuse(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.Location = "/elsewhere";
        if (RetryAfter is not null) http.Response.Headers.RetryAfter = RetryAfter;
        return Task.CompletedTask;
    }

    private Task Write(HttpContext http, int status, Charge charge)
    {
        http.Response.StatusCode = status;
        var json = JsonSerializer.Serialize(charge, JsonSerializerOptions.Web);
        return http.Response.WriteAsync(Trouble == PaymentTrouble.GiantBody ? json.PadRight(GiantLength) : json);
    }

    private sealed record Order(decimal Amount, string Currency);

    private sealed record Charge(string Key, string Status, Guid? Id = null, decimal? Amount = null, string? Currency = null)
    {
        private int _taken;

        /// <summary>True for the first.</summary>
        public bool TakeMoney() => Interlocked.Exchange(ref _taken, 1) == 0;
    }
}

/// <summary>Money that the payment company took.</summary>
public sealed record TakenCharge(string Key, Guid Id, decimal Amount, string Currency);

/// <summary>What a payment company can do to whoever calls it.</summary>
public enum PaymentTrouble
{
    None,

    /// <summary>The connection is closed before anything happens.</summary>
    Drops,

    /// <summary>It charges, and the connection is closed before the answer.</summary>
    LosesTheAnswer,

    /// <summary>Nothing ever comes.</summary>
    Hangs,

    /// <summary>An answer begins and comes letter by letter, without end.</summary>
    Trickles,

    /// <summary>Success, with a page for people as its body.</summary>
    Garbage,

    /// <summary>Success, with a charge of something else as its body.</summary>
    AnswersAboutAnother,

    /// <summary>Success, in more letters than anybody wants.</summary>
    GiantBody,

    Fails,

    IsOverloaded,

    /// <summary>The key of the caller is not accepted.</summary>
    KnowsUsNot,

    SendsElsewhere,

    Declines,

    ChargesAnotherAmount,
}
