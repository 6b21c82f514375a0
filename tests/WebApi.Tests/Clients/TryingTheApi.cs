using System.Runtime.CompilerServices;
using System.Text.Json;
using CleanTemplate.WebApi.Tests.Accounts;
using CleanTemplate.WebApi.Tests.Catalog;
using CleanTemplate.WebApi.Tests.Host;
using CleanTemplate.WebApi.Tests.Logs;
using Microsoft.AspNetCore.Hosting;

namespace CleanTemplate.WebApi.Tests.Clients;

/// <summary>The page at /docs, in a real browser.</summary>
public sealed class TryingTheApi
{
    [Theory, OnEveryDatabase]
    public async Task Whoever_signs_in_on_the_page_places_an_order_there_and_sees_it(TestDatabase database)
    {
        await using var chromium = await Chromium.Start();
        await using var api = Api.Started(await database.Create(), host => host.UseEnvironment("Development"));
        var person = await Person.Registered(api);
        var product = await api.Product(price: 9.50m, name: "Blue mug");
        await chromium.Open(new(api.Anonymous().BaseAddress!, "docs"));
        var order = new { items = new[] { new { sku = product.Sku, quantity = 2 } }, shipping = "pickup" };

        var stranger = await Execute(chromium, "BrowseMyOrders");
        var signedIn = await Execute(chromium, "SignIn", new { email = person.Email, password = person.Password });
        SearchedLogs.OfThisRun.KeepSecret(Data(signedIn).GetProperty("accessToken").GetString()!);
        await Close(chromium, "SignIn");
        var placed = await Execute(chromium, "PlaceOrder", order, ("Idempotency-Key", "from-the-page"));
        var placedAgain = await Again(chromium, "PlaceOrder");
        await Close(chromium, "PlaceOrder");
        var listed = await Again(chromium, "BrowseMyOrders");

        Assert.Equal(("401", "200", "201", "201", "200"), (stranger.Status, signedIn.Status, placed.Status, placedAgain.Status, listed.Status));
        Assert.Equal(Data(placed).GetString(), Data(placedAgain).GetString());
        var seen = Assert.Single(Data(listed).EnumerateArray());
        Assert.Equal((Data(placed).GetString(), 2), (seen.GetProperty("id").GetString(), seen.GetProperty("lines")[0].GetProperty("quantity").GetInt32()));
        Assert.Empty(chromium.Complaints);
        await Keep(chromium);
    }

    [Theory, OnEveryDatabase]
    public async Task A_token_may_be_entered_by_hand_and_the_version_to_change_too(TestDatabase database)
    {
        await using var chromium = await Chromium.Start();
        await using var api = Api.Started(await database.Create(), host => host.UseEnvironment("Development"));
        var product = await api.Product();
        await chromium.Open(new(api.Anonymous().BaseAddress!, "docs"));

        await Click(chromium, "document.querySelector('.btn.authorize')");
        await Fill(chromium, "document.querySelector('.auth-container input')", api.SignedIn("manager").DefaultRequestHeaders.Authorization!.Parameter!);
        await Click(chromium, "document.querySelector('.auth-container .btn.authorize')");
        await Click(chromium, "document.querySelector('.auth-container .btn-done')");
        var stale = await Execute(chromium, "ArchiveProduct", body: null, ("id", product.Path.Split('/')[^1]), ("If-Match", "\"4711\""));
        await Fill(chromium, $"{Operation("ArchiveProduct")}.querySelector('tr[data-param-name=\"If-Match\"] input')", "*");
        var archived = await Again(chromium, "ArchiveProduct");

        Assert.Equal(("412", "204"), (stale.Status, archived.Status));
        Assert.Empty(chromium.Complaints);
    }

    private static async Task<(string Status, string Body)> Execute(Chromium chromium, string operation, object? body = null, params (string Name, string Value)[] parameters)
    {
        await Click(chromium, $"{Operation(operation)}.querySelector('.opblock-summary-control')");
        await Click(chromium, $"{Operation(operation)}.querySelector('.try-out__btn')");
        foreach (var (name, value) in parameters) await Fill(chromium, $"{Operation(operation)}.querySelector('tr[data-param-name=\"{name}\"] input')", value);
        if (body is not null) await Fill(chromium, $"{Operation(operation)}.querySelector('textarea.body-param__text')", JsonSerializer.Serialize(body));
        return await Again(chromium, operation);
    }

    /// <summary>Presses the button once more, and waits for the answer.</summary>
    private static async Task<(string Status, string Body)> Again(Chromium chromium, string operation)
    {
        var answer = $"{Operation(operation)}.querySelector('.live-responses-table tbody')";
        await chromium.Until($"({Operation(operation)}.querySelector('.btn-clear')?.click(), !{answer})");
        await Click(chromium, $"{Operation(operation)}.querySelector('.execute')");
        var status = await chromium.Until($"{answer}.querySelector('.response-col_status').innerText.trim()");
        return (status[..3], await chromium.Until($"{answer}.querySelector('.highlight-code')?.innerText ?? 'nothing'"));
    }

    private static Task<string> Close(Chromium chromium, string operation) => Click(chromium, $"{Operation(operation)}.querySelector('.opblock-summary-control')");

    private static Task<string> Click(Chromium chromium, string element) => chromium.Until($"({element}.click(), true)");

    private static async Task Fill(Chromium chromium, string element, string text)
    {
        await chromium.Until($"({element}.focus(), {element}.select(), true)");
        await chromium.Type(text);
        // The page takes what was typed over when somebody leaves the field, or a little later.
        await chromium.Until($"({element}.blur(), true)");
    }

    private static string Operation(string id) => $"document.querySelector('.opblock[id$=\"-{id}\"]')";

    // Above the answer stands the label of a button.
    private static JsonElement Data((string Status, string Body) answer) => JsonDocument.Parse(answer.Body[answer.Body.IndexOf('{', StringComparison.Ordinal)..]).RootElement.GetProperty("data");

    /// <summary>For the documentation, without the command that would show a token.</summary>
    private static async Task Keep(Chromium chromium, [CallerFilePath] string here = "")
    {
        if (Environment.GetEnvironmentVariable("UPDATE_SCREENSHOT") != "1") return;

        await chromium.Until("(document.querySelectorAll('.curl-command, .request-url').forEach(part => part.remove()), true)");
        await chromium.Until($"({Operation("BrowseMyOrders")}.closest('.opblock-tag-section').scrollIntoView(), true)");
        var picture = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "images", "docs-page.png"));
        Directory.CreateDirectory(Path.GetDirectoryName(picture)!);
        await File.WriteAllBytesAsync(picture, await chromium.Screenshot());
    }
}
