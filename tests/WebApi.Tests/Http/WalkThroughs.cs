using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using CleanTemplate.Infrastructure.Persistence.Seeding;
using CleanTemplate.WebApi.Common.Http;
using CleanTemplate.WebApi.Tests.Host;
using CleanTemplate.WebApi.Tests.Logs;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.WebApi.Tests.Http;

/// <summary>The .http files beside the endpoints, each sent as it stands there to a host that was just started for development.</summary>
public sealed partial class WalkThroughs
{
    [Theory, OnEveryDatabase]
    public async Task Every_request_is_answered_as_its_file_says_and_no_operation_is_left_out(TestDatabase database)
    {
        List<string> shown = [];
        IReadOnlyList<Operation> all = [];
        foreach (var file in Directory.GetFiles(Endpoints(), "*.http", SearchOption.AllDirectories))
        {
            await using var api = Api.Started(await database.Create(), host => host.UseEnvironment("Development"));
            using var client = api.Anonymous();
            Dictionary<string, string> variables = new(await Passwords(api), StringComparer.Ordinal) { ["host"] = client.BaseAddress!.GetLeftPart(UriPartial.Authority) };
            all = await Operations(api, client);

            var exchanges = await new HttpFile(await File.ReadAllTextAsync(file), variables).Run(async request =>
            {
                // People are slower than what follows from a request.
                await api.Settled();
                return await client.SendAsync(request);
            });

            Assert.NotEmpty(exchanges);
            Assert.All(exchanges, exchange => Assert.True(exchange.IsAsAnnounced, $"{file}: {exchange}"));
            shown.AddRange(exchanges.Select(exchange => all.Where(operation => operation.Is(exchange)).MinBy(operation => operation.Path.Count('{'))?.Id ?? $"{exchange}"));
        }

        Assert.Empty(all.Select(operation => operation.Id).Except(shown));
        Assert.Empty(shown.Except(all.Select(operation => operation.Id)));
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

    private static async Task<IReadOnlyList<Operation>> Operations(Api api, HttpClient client)
    {
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
