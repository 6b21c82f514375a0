using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;
using CleanTemplate.WebApi.Tests.Accounts;

namespace CleanTemplate.WebApi.Tests.Endurance;

/// <summary>A customer who does not give up while the API comes and goes, and who remembers what was promised.</summary>
internal sealed class Buyer(HttpClient client, string email)
{
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(25);
    private readonly List<OrderId> _placed = [], _accepted = [];

    public string Email => email;

    public UserId Id { get; private set; }

    /// <summary>Orders that were answered with 201.</summary>
    public IReadOnlyList<OrderId> Placed => _placed;

    /// <summary>Orders whose payment was answered with 202.</summary>
    public IReadOnlyList<OrderId> Accepted => _accepted;

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
        var (_, session) = await buyer.Insist("/api/v1/sessions", new { buyer.Email, Password = password }, HttpStatusCode.OK);
        buyer.SignInWith(session.GetProperty("data").GetProperty("accessToken").GetString()!);
        return buyer;
    }

    public async Task PlaceAndPay(string sku, int quantity)
    {
        var (_, answer) = await Insist("/api/v1/orders", new { items = new[] { new { sku, quantity } }, shipping = "pickup" }, HttpStatusCode.Created);
        var order = OrderId.Parse(answer.GetProperty("data").GetString()!, provider: null);
        _placed.Add(order);
        await Pay(order);
    }

    /// <summary>When the answer to the first time was lost, the second is told that it cannot become what it is.</summary>
    public async Task Pay(OrderId order)
    {
        var (status, _) = await Insist($"/api/v1/orders/{order}/payment", null, HttpStatusCode.Accepted, HttpStatusCode.Conflict);
        if (status == HttpStatusCode.Accepted) _accepted.Add(order);
    }

    /// <summary>Until there is an answer, which must be one of these.</summary>
    private async Task<(HttpStatusCode Status, JsonElement Body)> Insist(string path, object? body, params HttpStatusCode[] expected)
    {
        while (true)
        {
            try
            {
                using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), body is null ? null : JsonContent.Create(body));
                var text = await answer.Content.ReadAsStringAsync();
                Assert.True(expected.Contains(answer.StatusCode), $"{path}: {(int)answer.StatusCode}: {text}");
                return (answer.StatusCode, JsonDocument.Parse(text.Length == 0 ? "{}" : text).RootElement);
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException)
            {
                await Task.Delay(Breath);
            }
        }
    }

    private void SignInWith(string token) => client.DefaultRequestHeaders.Authorization = new("Bearer", token);
}
