using System.Net;
using System.Net.Http.Json;
using CleanTemplate.Dev.Payments;

namespace CleanTemplate.Dev.Tests.Payments;

public sealed class PlayingThePaymentCompany
{
    private static readonly string Nowhere = Path.GetTempPath();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Payments_over_http_without_an_address_go_to_a_fake_that_charges()
    {
        await using PaymentCompany company = new();

        var companionship = await company.Start(new(Nowhere, ["--Payments:Provider", "http"]));

        var settings = companionship!.Settings;
        using HttpClient http = new() { BaseAddress = new($"{settings["Payments:Http:BaseAddress"]}/") };
        http.DefaultRequestHeaders.Authorization = new("Bearer", settings["Payments:Http:ApiKey"]);
        http.DefaultRequestHeaders.Add("Idempotency-Key", "a-key");
        var charged = await Charge(http, 10);
        Assert.Equal(HttpStatusCode.Created, charged.Status);
        Assert.Equal(charged, await Charge(http, 20));
        Assert.Equal((HttpStatusCode.OK, charged.Body), await Answer(await http.GetAsync("charges/a-key", Token)));
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("charges/another-key", Token)).StatusCode);
        http.DefaultRequestHeaders.Authorization = null;
        Assert.Equal(HttpStatusCode.Unauthorized, (await Charge(http, 10)).Status);
    }

    [Theory]
    [InlineData("--Payments:Provider", "simulated")]
    [InlineData("--Payments:Provider", "http", "--Payments:Http:BaseAddress", "https://payments.example.com/v1")]
    public async Task Nothing_is_played_that_nobody_needs(params string[] arguments)
    {
        await using PaymentCompany company = new();

        Assert.Null(await company.Start(new(Nowhere, arguments)));
    }

    [Fact]
    public async Task The_host_says_where_it_is()
    {
        await using var host = HostProcess.StartConfigured($"http://localhost:{FreePort.Find()}", "--Payments:Provider", "http");
        await host.Ready();

        Assert.Contains("\nPayments: http://127.0.0.1:", host.Output);
    }

    private static async Task<(HttpStatusCode Status, string Body)> Charge(HttpClient http, decimal amount) =>
        await Answer(await http.PostAsJsonAsync("charges", new { amount, currency = "EUR" }, Token));

    private static async Task<(HttpStatusCode Status, string Body)> Answer(HttpResponseMessage response) => (response.StatusCode, await response.Content.ReadAsStringAsync(Token));
}
