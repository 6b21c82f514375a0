using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CleanTemplate.Template.Tests;

/// <summary>What somebody does who has just started the shop: register, sign in, place an order, read it.</summary>
internal sealed partial class HttpSession(DevelopmentRun run) : IDisposable
{
    private const string Email = "somebody@example.com", Password = "a long enough secret";
    private readonly HttpClient _client = new() { BaseAddress = run.Api };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async Task Register()
    {
        await Post("/api/v1/accounts", new { email = Email, name = "Somebody", password = Password });
        var (user, token) = await Mailed();
        await Post("/api/v1/accounts/confirmations", new { user, token });
    }

    public Task SignInAsRegistered() => SignIn(Email, Password);

    /// <summary>With the password that the first start printed.</summary>
    public Task SignInAsCustomer() => SignIn("customer@example.com", Printed().Match(run.Said).Groups["password"].Value);

    public void SignInByName() => _client.DefaultRequestHeaders.Authorization = new("Development", "customer");

    public async Task Order()
    {
        var sku = (string)(await Get("/api/v1/products?sort=name"))["data"]![0]!["sku"]!;

        var placed = await Post("/api/v1/orders", new { items = new[] { new { sku, quantity = 2 } }, shipping = "express" });
        var order = (await Get($"/api/v1/orders/{(string)placed!["data"]!}"))["data"]!;

        Assert.Equal((sku, 2), ((string)order["lines"]![0]!["sku"]!, (int)order["lines"]![0]!["quantity"]!));
    }

    public void Dispose() => _client.Dispose();

    private async Task SignIn(string email, string password)
    {
        var session = await Post("/api/v1/sessions", new { email, password });
        _client.DefaultRequestHeaders.Authorization = new("Bearer", (string)session!["data"]!["accessToken"]!);
    }

    private async Task<(string User, string Token)> Mailed()
    {
        for (var until = DateTime.UtcNow.AddSeconds(20); ; await Task.Delay(100, Token))
        {
            var mails = Directory.Exists(run.Mails) ? Directory.EnumerateFiles(run.Mails, "*.eml").Select(File.ReadAllText) : [];
            // Quoted-printable: a line that goes on ends in an equals sign, which is itself written as =3D.
            var link = mails.Where(mail => mail.Contains($"To: {Email}", StringComparison.Ordinal))
                .Select(mail => Link().Match(mail.Replace("=\r\n", "", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal)))
                .FirstOrDefault(match => match.Success);
            if (link is not null) return (link.Groups["user"].Value, Uri.UnescapeDataString(link.Groups["token"].Value));

            Assert.True(DateTime.UtcNow < until, $"No mail came to {run.Mails}.");
        }
    }

    private async Task<JsonNode> Get(string path)
    {
        using var response = await _client.GetAsync(new Uri(path, UriKind.Relative), Token);
        return (await Read(response))!;
    }

    private async Task<JsonNode?> Post(string path, object body)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var response = await _client.SendAsync(request, Token);
        return await Read(response);
    }

    private static async Task<JsonNode?> Read(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(Token);
        Assert.True(response.IsSuccessStatusCode, $"{response.RequestMessage} was answered with {(int)response.StatusCode}: {text}");
        return response.StatusCode == HttpStatusCode.NoContent || text.Length == 0 ? null : JsonNode.Parse(text);
    }

    [GeneratedRegex(@"Account: customer@example\.com  password: (?<password>\S.*?)\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Printed();

    [GeneratedRegex(@"#user=(?<user>[0-9a-f-]{36})&token=(?<token>[^\s""<&]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
