using System.Net;
using System.Net.Http.Json;
using CleanTemplate.Dev.Payments;

namespace CleanTemplate.Dev.Tests.Payments;

public sealed class PlayingThePaymentCompany
{
    private static readonly string Nowhere = Path.GetTempPath();

    [Fact]
    public async Task Payments_over_http_without_an_address_go_to_a_fake_that_charges()
    {
        await using PaymentCompany company = new();

        var companionship = await company.Start(new(Nowhere, ["--Payments:Provider", "http"]));

        var settings = companionship!.Settings;
        using HttpRequestMessage charge = new(HttpMethod.Post, $"{settings["Payments:Http:BaseAddress"]}/charges") { Content = JsonContent.Create(new { amount = 10, currency = "EUR" }) };
        charge.Headers.Authorization = new("Bearer", settings["Payments:Http:ApiKey"]);
        charge.Headers.Add("Idempotency-Key", "a-key");
        using HttpClient http = new();
        using var answer = await http.SendAsync(charge, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
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
}
