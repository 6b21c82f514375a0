using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CleanTemplate.Infrastructure.Persistence.Seeding;
using CleanTemplate.WebApi.Common.Http;
using CleanTemplate.WebApi.Tests.Host;
using CleanTemplate.WebApi.Tests.Logs;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.WebApi.Tests.Http;

/// <summary>The .http files beside the endpoints, sent as they stand there, one after the other, to one host that was just started for development.</summary>
public sealed partial class WalkThroughs
{
    [Theory, OnEveryDatabase]
    public async Task Every_request_is_answered_as_its_file_says_and_no_operation_is_left_out(TestDatabase database)
    {
        await using var api = Api.Started(await database.Create(), host => host.UseEnvironment("Development"));
        var (all, passwords) = (await Operations(api), await Passwords(api));
        HashSet<string> shown = new(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(Endpoints(), "*.http", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var exchanges = await Sent(file, api, passwords);
            Assert.NotEmpty(exchanges);
            Assert.All(exchanges, exchange => Assert.True(exchange.IsAsAnnounced, $"{file}: {exchange}"));
            foreach (var exchange in exchanges)
            {
                var operation = all.Where(operation => operation.Is(exchange)).MinBy(operation => operation.Path.Count('{'));
                Assert.True(operation is not null, $"{file} asks for what is not there: {exchange}");
                shown.Add(operation.Id);
            }
        }

        Assert.Empty(all.Select(operation => operation.Id).Except(shown));
    }

    private static async Task<IReadOnlyList<Exchange>> Sent(string file, Api api, IReadOnlyDictionary<string, string> passwords)
    {
        using var client = api.Anonymous();
        Dictionary<string, string> variables = new(passwords, StringComparer.Ordinal) { ["host"] = client.BaseAddress!.GetLeftPart(UriPartial.Authority) };
        return await new HttpFile(await File.ReadAllTextAsync(file), variables).Run(async request =>
        {
            // People are slower than what follows from a request.
            await api.Settled();
            return await client.SendAsync(request);
        });
    }

    /// <summary>Of the accounts that development starts with, if it starts with any: what somebody would copy from the terminal into the file.</summary>
    private static async Task<Dictionary<string, string>> Passwords(Api api)
    {
        await using var scope = api.Services.CreateAsyncScope();
        List<string> news = [];
        foreach (var seed in scope.ServiceProvider.GetServices<ISeed>()) news.AddRange((await seed.Plant(TestContext.Current.CancellationToken)).News);
        return news.Select(line => Account().Match(line)).Where(match => match.Success)
            .ToDictionary(match => $"{match.Groups["role"].Value}Password", match => SearchedLogs.OfThisRun.KeepSecret(match.Groups["password"].Value), StringComparer.Ordinal);
    }

    private static async Task<IReadOnlyList<Operation>> Operations(Api api)
    {
        using var client = api.Anonymous();
        List<Operation> operations = [];
        foreach (var version in api.Services.GetRequiredService<SupportedVersions>().All)
        {
            var document = JsonDocument.Parse(await client.GetStringAsync($"/openapi/{version.Name}.json")).RootElement;
            operations.AddRange(
                from path in document.GetProperty("paths").EnumerateObject()
                from operation in path.Value.EnumerateObject()
                select new Operation(operation.Value.GetProperty("operationId").GetString()!, operation.Name, path.Name));
        }

        return operations;
    }

    private static string Endpoints([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "src", "WebApi"));

    [GeneratedRegex(@"^Account: (?<role>\w+)@\S+  password: (?<password>\S+)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Account();

    private sealed record Operation(string Id, string Method, string Path)
    {
        public bool Is(Exchange exchange)
        {
            var (template, asked) = (Path.Trim('/').Split('/'), exchange.Address.AbsolutePath.Trim('/').Split('/'));
            return exchange.Method.Method.Equals(Method, StringComparison.OrdinalIgnoreCase)
                && template.Length == asked.Length
                && template.Zip(asked).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);
        }
    }
}

/// <summary>
/// A .http file in what Visual Studio, Rider and VS Code have in common: variables, requests below ###, and the answers of requests with
/// a name. A comment that begins with "Answers 404" announces that this request need not succeed.
/// </summary>
internal sealed partial class HttpFile(string text, IReadOnlyDictionary<string, string> given)
{
    private readonly Dictionary<string, string> _variables = new(given, StringComparer.Ordinal);
    private readonly Dictionary<string, (HttpResponseMessage Answer, string Body)> _answers = new(StringComparer.Ordinal);

    /// <summary>Sends each request with <paramref name="send"/>, from top to bottom, and tells what each was answered.</summary>
    public async Task<IReadOnlyList<Exchange>> Run(Func<HttpRequestMessage, Task<HttpResponseMessage>> send)
    {
        List<Exchange> exchanges = [];
        foreach (var part in Separator().Split(text))
        {
            var lines = part.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()).ToList();
            foreach (var variable in lines.Select(line => Variable().Match(line)).Where(match => match.Success))
                _variables.TryAdd(variable.Groups["name"].Value, variable.Groups["value"].Value);
            var start = lines.FindIndex(line => RequestLine().IsMatch(line));
            if (start < 0) continue;

            var comments = lines[..start];
            using var request = Request(lines[start..]);
            var announced = comments.Select(line => Announcement().Match(line)).Where(match => match.Success).Select(match => int.Parse(match.Groups["status"].Value, null)).ToList();
            var answer = await send(request);
            var body = await answer.Content.ReadAsStringAsync();
            if (comments.Select(line => Name().Match(line)).FirstOrDefault(match => match.Success) is { } name) _answers[name.Groups["name"].Value] = (answer, body);
            exchanges.Add(new(request.Method, request.RequestUri!, (int)answer.StatusCode, body, announced));
        }

        return exchanges;
    }

    private HttpRequestMessage Request(List<string> lines)
    {
        var line = RequestLine().Match(lines[0]);
        var empty = lines.IndexOf("");
        var (headers, body) = empty < 0 ? (lines[1..], "") : (lines[1..empty], Filled(string.Join('\n', lines[(empty + 1)..]).Trim('\n')));
        HttpRequestMessage request = new(HttpMethod.Parse(line.Groups["method"].Value), Filled(line.Groups["url"].Value));
        if (body.Length > 0) request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        foreach (var header in headers.Where(header => !header.StartsWith('#')).Select(header => header.Split(':', 2, StringSplitOptions.TrimEntries)))
        {
            if (header[0] == "Content-Type") request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(header[1]);
            else Assert.True(request.Headers.TryAddWithoutValidation(header[0], Filled(header[1])), header[0]);
        }

        return request;
    }

    private string Filled(string template) => Placeholder().Replace(template, match =>
    {
        var reference = match.Groups["reference"].Value;
        if (_variables.TryGetValue(reference, out var value)) return Filled(value);
        if (reference.Split('.', 4) is not [var name, "response", var part, var rest]) throw new InvalidOperationException($"There is no variable {reference}.");
        var (answer, body) = _answers.TryGetValue(name, out var found) ? found : throw new InvalidOperationException($"No request before is called {name}.");
        return part == "headers" ? string.Join(',', answer.Headers.GetValues(rest)) : Found(JsonDocument.Parse(body).RootElement, rest);
    });

    private static string Found(JsonElement root, string path) => Steps().Matches(path)
        .Aggregate(root, (element, step) => step.Groups["index"] is { Success: true } index ? element[int.Parse(index.Value, null)] : element.GetProperty(step.Groups["member"].Value))
        .ToString();

    [GeneratedRegex("^###.*$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Separator();

    [GeneratedRegex(@"^@(?<name>\w+)\s*=\s*(?<value>.*)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Variable();

    [GeneratedRegex(@"^(?<method>GET|HEAD|POST|PUT|PATCH|DELETE) (?<url>\S+)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex RequestLine();

    [GeneratedRegex(@"^# @name (?<name>\w+)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex(@"^# Answers (?<status>\d{3})", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Announcement();

    [GeneratedRegex(@"\{\{(?<reference>[^}]+)\}\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\.(?<member>\w+)|\[(?<index>\d+)\]", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Steps();
}

internal sealed record Exchange(HttpMethod Method, Uri Address, int Status, string Body, IReadOnlyList<int> Announced)
{
    public bool IsAsAnnounced => Status is >= 200 and < 300 || Announced.Contains(Status);

    public override string ToString() => $"{Method} {Address.PathAndQuery}: {Status} {Body}";
}
