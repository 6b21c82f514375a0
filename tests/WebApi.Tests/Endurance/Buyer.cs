using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;
using CleanTemplate.WebApi.Tests.Accounts;

namespace CleanTemplate.WebApi.Tests.Endurance;

/// <summary>
/// A customer who does not give up while the API comes and goes, and who remembers what was promised. Orders and payments are sent
/// again under their keys until they are answered.
/// </summary>
internal sealed class Buyer(HttpClient client, string email)
{
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(25);
    private readonly List<OrderId> _placed = [], _paid = [];

    public string Email => email;

    public UserId Id { get; private set; }

    /// <summary>What each of the keys for an order was answered with.</summary>
    public IReadOnlyList<OrderId> Placed => _placed;

    /// <summary>Orders whose payment was accepted.</summary>
    public IReadOnlyList<OrderId> Paid => _paid;

    /// <summary>How often a request under a key was sent again.</summary>
    public int Repeated { get; private set; }

    /// <summary>Registers, confirms the address by the link of the mail, and signs in.</summary>
    public static async Task<Buyer> New(ApiProcess api)
    {
        Buyer buyer = new(api.Anonymous(), $"{Guid.NewGuid():N}@example.com");
        var password = $"secret {Guid.NewGuid():N}";
        await buyer.Insist("/api/v1/accounts", new { buyer.Email, Name = "Somebody", Password = password }, HttpStatusCode.Accepted);
        while (ReceivedMail.To(buyer.Email).Count == 0) await Task.Delay(Breath);
        var (user, token) = ReceivedMail.To(buyer.Email)[0].Link;
        await buyer.Insist("/api/v1/accounts/confirmations", new { user, token }, HttpStatusCode.NoContent);
        buyer.Id = UserId.Parse(user, provider: null);
        var session = await buyer.Insist("/api/v1/sessions", new { buyer.Email, Password = password }, HttpStatusCode.OK);
        buyer.SignInWith(session.GetProperty("data").GetProperty("accessToken").GetString()!);
        return buyer;
    }

    public async Task PlaceAndPay(string sku, int quantity)
    {
        var answer = await Insist("/api/v1/orders", new { items = new[] { new { sku, quantity } }, shipping = "pickup" }, HttpStatusCode.Created, Guid.NewGuid());
        var order = OrderId.Parse(answer.GetProperty("data").GetString()!, provider: null);
        _placed.Add(order);
        await Insist($"/api/v1/orders/{order}/payment", null, HttpStatusCode.Accepted, Guid.NewGuid());
        _paid.Add(order);
    }

    /// <summary>Until there is an answer, which must be this one.</summary>
    private async Task<JsonElement> Insist(string path, object? body, HttpStatusCode expected, Guid? key = null)
    {
        while (true)
        {
            try
            {
                using var answer = await Send(path, body, key);
                var text = await answer.Content.ReadAsStringAsync();
                // The database has not noticed yet that whoever sent it first is dead.
                if (answer is { StatusCode: HttpStatusCode.Conflict, Headers.RetryAfter.Delta: { } wait } && key is not null)
                {
                    await Task.Delay(wait);
                    continue;
                }

                Assert.True(answer.StatusCode == expected, $"{path}: {(int)answer.StatusCode}: {text}");
                return JsonDocument.Parse(text.Length == 0 ? "{}" : text).RootElement;
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException)
            {
                if (key is not null) Repeated++;
                await Task.Delay(Breath);
            }
        }
    }

    private Task<HttpResponseMessage> Send(string path, object? body, Guid? key)
    {
        HttpRequestMessage request = new(HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (key is { } given) request.Headers.Add("Idempotency-Key", given.ToString());
        return client.SendAsync(request);
    }

    private void SignInWith(string token) => client.DefaultRequestHeaders.Authorization = new("Bearer", token);
}
