using System.Text.Json;
using System.Text.RegularExpressions;

namespace CleanTemplate.WebApi.Tests.Fuzzing;

/// <summary>Requests that are to be refused for one reason, on purpose: the last of each row is the one that counts.</summary>
internal sealed partial class Provocations(Shop shop, Random random)
{
    /// <summary>For a host that is impatient, on which it comes from an address that has sent nothing yet.</summary>
    public const string From = "X-Forwarded-For";

    private static readonly byte[] Blank = Enumerable.Repeat((byte)' ', (32 * 1024 * 1024) + 1).ToArray();

    /// <summary>What it takes to be refused for the state of things. Written twice in a row, for whichever the first was good, or with a text that is another.</summary>
    private static readonly (string Operation, string Code, string? Text, string? Other)[] Stories =
    [
        ("CreateProduct", "catalog.sku_taken", null, null),
        ("ChangePrice", "catalog.other_currency", "EUR", "USD"),
        ("ReplaceProduct", "catalog.other_currency", "EUR", "USD"),
        ("PatchProduct", "catalog.other_currency", "\"name\":\"A row\"", "\"price\":{\"currency\":\"USD\"}"),
        ("RestockProduct", "catalog.stock_out_of_range", "\"quantity\":1", "\"quantity\":1000000"),
        ("PlaceOrder", "ordering.out_of_stock", "\"quantity\":1", "\"quantity\":99"),
        ("PlaceOrder", "ordering.unknown_sku", "\"sku\":\"", "\"sku\":\"NO-"),
        ("PayOrder", "ordering.being_paid", null, null),
        ("ShipOrder", "ordering.wrong_status", null, null),
        ("CancelOrder", "ordering.wrong_status", null, null),
        ("DismissPayment", "payments.not_disputed", null, null),
        ("RequeueJob", "operations.job_not_failed", null, null),
        ("TriggerSchedule", "operations.schedule_running", null, null),
        ("ConfirmEmail", "accounts.invalid_link", "\"token\":\"", "\"token\":\"x"),
        ("ResetPassword", "accounts.invalid_link", "\"token\":\"", "\"token\":\"x"),
        ("ChangePassword", "accounts.wrong_password", "\"present\":\"", "\"present\":\"not "),
        ("SignIn", "accounts.wrong_credentials", "\"password\":\"", "\"password\":\"not "),
        ("RefreshSession", "accounts.session_ended", "\"refreshToken\":\"", "\"refreshToken\":\"x"),
    ];

    /// <summary>In the order in which they are sent, with the code that the last one is answered.</summary>
    public IReadOnlyList<(string Code, Func<Task<IReadOnlyList<Shot>>> Shots)> ToldOf(Operation operation)
    {
        List<(string, Func<Task<IReadOnlyList<Shot>>>)> told = [];
        foreach (var (_, code, text, other) in Stories.Where(story => story.Operation == operation.Id))
        {
            told.Add((code, async () =>
            {
                var shot = await shop.Fresh(operation, random);
                return text is null ? [shot, shot] : [shot.Instead(text, other!)];
            }));
        }

        if (operation.Id is "AssignRole" or "TakeRole" or "LockUser") told.Add(("accounts.not_yourself", async () => [await shop.AboutTheSender(operation, random)]));
        if (operation.Id is "SignIn") told.Add(("accounts.too_many_attempts", async () =>
        {
            var shot = (await shop.Fresh(operation, random)).With(From, Somewhere());
            return [shot, shot];
        }));
        if (operation.Id is "PlaceOrder") told.Add(("ordering.mixed_currencies", async () =>
        {
            var product = await shop.Fresh(operation.Document.Operations.Single(other => other.Id == "CreateProduct"), random);
            var (elsewhere, order) = (product.Instead("EUR", "USD"), await shop.Fresh(operation, random));
            var both = $"\"items\":[{{\"sku\":\"{JsonDocument.Parse(product.Body!).RootElement.GetProperty("sku")}\",\"quantity\":1}},";
            return [elsewhere, order.Instead("\"items\":[", both)];
        }));
        if (operation.Id is "GetAbout")
        {
            foreach (var (code, number) in new[] { ("http.contradictory_api_versions", operation.Document.Version == "v1" ? "2" : "1"), ("http.unknown_api_version", "0") })
                told.Add((code, async () => [(await shop.Fresh(operation, random)).With("Api-Version", number)]));
        }

        if (operation.Id is "CancelProductImport") told.Add(("catalog.import_ended", async () => [await shop.Fresh(operation, random) with { Target = $"/api/{operation.Document.Version}{shop.EndedImport}/cancellation" }]));
        if (operation.Id is "CancelJob") told.Add(("operations.job_ended", async () =>
        {
            var failed = await shop.Fresh(operation.Document.Operations.Single(other => other.Id == "RequeueJob"), random);
            return [failed with { Target = failed.Target.Replace("requeuing", "cancellation", StringComparison.Ordinal) }];
        }));
        if (operation.Id is "ChangePrice" or "ReplaceProduct" or "PatchProduct" or "RestockProduct") told.Add(("catalog.product_archived", async () =>
        {
            var shot = await shop.Fresh(operation, random);
            var product = string.Join('/', shot.Path.Split('/').Take(5));
            return [new Shot("DELETE", product) { Headers = shot.Headers }, shot];
        }));
        return told;
    }

    /// <summary>What ends in this status, whatever the operation is; nothing, where nothing does. For some it takes an impatient host.</summary>
    public async Task<IReadOnlyList<Shot>> Of(Operation operation, int status)
    {
        if (status is 401 or 403) return await shop.Refused(operation, status) is { } refused ? [refused] : [];

        var shot = await shop.Fresh(operation, random);
        return status switch
        {
            < 300 => [shot],
            304 => [shot.With("If-None-Match", "*")],
            400 => [shot with { Target = $"{shot.Path}?nonsense=1" }],
            404 when operation.Template.Contains('{') => [shot with { Target = Nowhere(operation, shot.Path) }],
            404 => [shot.With("Authorization", shop.Stranger())],
            406 => [shot.With("Accept", "image/png")],
            409 => [shot.With(Weather.Header, Weather.Rivals)],
            412 => [shot.With(Mutations.IfMatch, "\"999999\"")],
            // Who asks first need not send what nobody reads.
            413 => [shot.With("Expect", "100-continue") with { Body = Blank }],
            415 => [shot with { ContentType = "text/nonsense" }],
            422 when operation.Takes(Mutations.Key) is not null => await OneKeyForTwo(operation, shot),
            428 => [shot.With(Mutations.IfMatch, null)],
            429 => [shot, shot, shot],
            503 => [NotKept(operation, shot).With(Weather.Header, Weather.Outage)],
            504 => [NotKept(operation, shot).With(Weather.Header, Weather.Calm).With(From, Somewhere())],
            _ => [],
        };
    }

    private async Task<IReadOnlyList<Shot>> OneKeyForTwo(Operation operation, Shot shot)
    {
        var key = Guid.NewGuid().ToString();
        return [shot.With(Mutations.Key, key), (await shop.Fresh(operation, random)).With(Mutations.Key, key).With("Authorization", shot["Authorization"])];
    }

    private string Somewhere() => $"10.{random.Next(256)}.{random.Next(256)}.{random.Next(256)}";

    private static string Nowhere(Operation operation, string path)
    {
        var (template, segments) = (operation.Template.Split('/'), path.Split('/'));
        var place = Array.FindIndex(template, segment => segment.StartsWith('{'));
        segments[place] = Guid.TryParse(segments[place], out _) ? $"{Guid.NewGuid()}" : Number().IsMatch(segments[place]) ? "999999999" : "nobody";
        return string.Join('/', segments);
    }

    /// <summary>Of which there is no copy that is answered without a look into the database.</summary>
    private static Shot NotKept(Operation operation, Shot shot) => operation.Takes("search") is null ? shot : shot with { Target = $"{shot.Path}?search={Guid.NewGuid()}" };

    [GeneratedRegex("^[0-9]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
