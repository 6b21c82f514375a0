using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using CleanTemplate.WebApi.Tests.Access;
using CleanTemplate.WebApi.Tests.Catalog;
using CleanTemplate.WebApi.Tests.Host;
using CleanTemplate.WebApi.Tests.Ordering;

namespace CleanTemplate.WebApi.Tests.Fuzzing;

/// <summary>
/// What nobody can know from a document: who may send a request, and what must be there before. The access table knows it of every
/// operation; a new one needs nothing here.
/// </summary>
internal sealed partial class Shop(Api api, HttpClient client)
{
    private static readonly Dictionary<string, AccessRow> Rows = AccessRows.OfAllAreas.SelectMany(area => area.Rows).ToDictionary(row => row.Endpoint, StringComparer.Ordinal);

    // By the operation that lists them: what one of its entries is called in paths.
    private ConcurrentDictionary<string, ConcurrentQueue<string>> _ids = new(StringComparer.Ordinal);
    private Cast? _cast;

    /// <summary>Its path, below the version.</summary>
    public required string EndedImport { get; init; }

    /// <summary>Makes happen what has happened in every shop, and what lists have to show: an order that is paid, and an import, which is answered.</summary>
    public static async Task<string> Furnish(Api api)
    {
        using var customer = api.Customer();
        await customer.Pay(await customer.PlacedOrder((await api.Product()).Sku));
        using var manager = api.Manager();
        var import = await manager.Imported($"{ImportSteps.Heading}{ImportSteps.Line()}{ImportSteps.Line(price: "cheap")}");
        await manager.Ended(import);
        return Version().Replace(import, "/");
    }

    /// <summary>The same shop, with people of its own.</summary>
    public Shop WithOthers() => new(api, client) { EndedImport = EndedImport, _ids = _ids };

    /// <summary>A request that succeeds once, on data made for it.</summary>
    public async Task<Shot> Fresh(Operation operation, Random random)
    {
        var row = Rows[operation.Id];
        var roles = row.Outcomes.Where(outcome => outcome.Outcome.Refusal is null).Select(outcome => outcome.Role).ToList();
        return await Fresh(operation, roles[random.Next(roles.Count)]);
    }

    /// <summary>One that is refused with this status for the sake of its sender alone; null when everybody may.</summary>
    public async Task<Shot?> Refused(Operation operation, int status)
    {
        foreach (var (role, outcome) in Rows[operation.Id].Outcomes)
        {
            if (outcome.Refusal == status) return await Fresh(operation, role);
        }

        return null;
    }

    /// <summary>One in which the first id of the path is whoever sends it.</summary>
    public async Task<Shot> AboutTheSender(Operation operation, Random random)
    {
        var shot = await Fresh(operation, random);
        var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(shot["Authorization"]!.Split('.')[1])).RootElement;
        var segments = shot.Path.Split('/');
        segments[Array.FindIndex(operation.Template.Split('/'), segment => segment.StartsWith('{'))] = claims.GetProperty("sub").GetString()!;
        return shot with { Target = string.Join('/', segments) };
    }

    /// <summary>With a token, but without an account.</summary>
    public string Stranger()
    {
        using var stranger = api.Customer();
        return $"{stranger.DefaultRequestHeaders.Authorization}";
    }

    /// <summary>When those who work here have lost their access, or their passwords.</summary>
    public void HireAnew() => _cast = null;

    /// <summary>The ETag of what the shot is about, now; null where there is none.</summary>
    public async Task<string?> ETag(Operation operation, Shot shot)
    {
        var owner = operation.Document.Operations
            .Where(read => read.IsRead && operation.Template.StartsWith(read.Template, StringComparison.Ordinal) && read.Template.EndsWith('}'))
            .MaxBy(read => read.Template.Length);
        if (owner is null) return null;

        var path = string.Join('/', shot.Path.Split('/').Take(owner.Template.Split('/').Length));
        using var request = new Shot("GET", path) { Headers = [.. shot.Headers.Where(header => header.Name == "Authorization")] }.ToRequest(client.BaseAddress!);
        return (await Reply.To(request, client)).Headers["ETag"].FirstOrDefault();
    }

    /// <summary>Remembers whose ids a list has shown.</summary>
    public void Learn(Operation operation, Reply reply)
    {
        if (!operation.IsRead || reply.Status != 200 || operation.Template.EndsWith('}')) return;

        var data = JsonDocument.Parse(reply.Body).RootElement.GetProperty("data");
        if (data.ValueKind != JsonValueKind.Array) return;

        var ids = _ids.GetOrAdd(operation.Template, _ => []);
        foreach (var entry in data.EnumerateArray())
        {
            if (ids.Count < 1_000 && (entry.TryGetProperty("id", out var id) || entry.TryGetProperty("name", out id))) ids.Enqueue(id.ToString());
        }
    }

    /// <summary>An id that the list above this path has shown.</summary>
    public string? Known(string template, string parameter, Random random) =>
        _ids.GetValueOrDefault(template.Split($"/{{{parameter}}}")[0]) is { IsEmpty: false } ids ? ids.ElementAt(random.Next(ids.Count)) : null;

    private async Task<Shot> Fresh(Operation operation, Role by)
    {
        _cast ??= await Cast.On(api);
        using var request = await Rows[operation.Id].Request(new(_cast));
        using var sender = await _cast.As(by);
        Shot shot = new(request.Method.Method, Version().Replace(request.RequestUri!.OriginalString, $"/api/{operation.Document.Version}/"))
        {
            Headers = [.. request.Headers.Concat(sender.DefaultRequestHeaders).Select(header => (header.Key, string.Join(", ", header.Value)))],
            Body = request.Content is { } content ? await content.ReadAsByteArrayAsync() : null,
            ContentType = request.Content?.Headers.ContentType?.ToString(),
        };
        Assert.True(shot.Method == operation.Method, $"The row of {operation.Id} sends {shot.Method}.");
        return shot;
    }

    [GeneratedRegex("^/api/v[0-9]+/", RegexOptions.NonBacktracking)]
    private static partial Regex Version();
}
