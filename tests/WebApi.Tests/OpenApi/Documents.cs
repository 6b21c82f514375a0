using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using CleanTemplate.WebApi.Common.Http;
using CleanTemplate.WebApi.Common.OpenApi;
using CleanTemplate.WebApi.Tests.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.OpenApi;

namespace CleanTemplate.WebApi.Tests.OpenApi;

/// <summary>What the running host says of itself: complete, the same everywhere, and nothing that breaks whoever built on a release.</summary>
public sealed class Documents(Documents.Development host) : IClassFixture<Documents.Development>
{
    private const string Accept = "UPDATE_GOLDEN=1 dotnet test";

    private static string Docs { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Source())!, "..", "..", "..", "docs"));

    private static string Folder => Path.Combine(Docs, "openapi");

    private static bool IsUpdating => Environment.GetEnvironmentVariable("UPDATE_GOLDEN") is "1";

    private IReadOnlyList<ApiVersion> Versions => host.Services.GetRequiredService<SupportedVersions>().All;

    [Fact]
    public async Task The_documents_are_those_on_file()
    {
        if (IsUpdating) Directory.CreateDirectory(Folder);
        Assert.SkipUnless(Directory.Exists(Folder), $"There is no folder docs/openapi: {Accept} writes it.");

        foreach (var version in Versions) Holds(Path.Combine(Folder, $"{version.Name}.json"), await Text(version));
    }

    [Fact]
    public async Task The_list_of_errors_is_the_one_on_file()
    {
        var file = Path.Combine(Docs, "errors.md");
        Assert.SkipUnless(IsUpdating || File.Exists(file), $"There is no docs/errors.md: {Accept} writes it.");

        Holds(file, ErrorList([.. await AllOperations()]));
    }

    [Fact]
    public async Task Nothing_breaks_whoever_built_on_a_release()
    {
        var released = Path.Combine(Folder, "released");
        Assert.SkipUnless(Directory.Exists(released), "Nothing is released yet: a release copies docs/openapi/*.json to docs/openapi/released.");

        foreach (var file in Directory.EnumerateFiles(released, "*.json"))
        {
            var version = Versions.SingleOrDefault(version => version.Name == Path.GetFileNameWithoutExtension(file));
            Assert.True(version is not null, $"There is no version for {file}. When it was meant to go, so should the file.");
            var changes = BreakingChanges.Between(JsonNode.Parse(await File.ReadAllTextAsync(file))!, await Document(version));
            Assert.True(changes.Count == 0, $"Make this in a new version of the API. Since the release of {version.Name}:\n{string.Join('\n', changes)}");
        }
    }

    [Fact]
    public async Task They_say_the_same_in_every_culture_and_on_every_database()
    {
        var (before, expected) = (CultureInfo.CurrentCulture, await Written(host));
        try
        {
            CultureInfo.CurrentCulture = Elsewhere();
            Assert.Equal("0,5", $"{0.5m}");
            Assert.Equal(expected, await Written(host));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        foreach (var database in TestDatabase.Known)
        {
            Development other = new() { Provider = database.Name };
            await using (other)
            {
                await other.InitializeAsync();
                Assert.Equal(expected, await Written(other));
            }
        }
    }

    [Fact]
    public async Task Every_operation_says_what_it_does_and_who_may_ask()
    {
        var operations = await AllOperations();
        Assert.NotEmpty(operations);
        foreach (var (name, operation) in operations)
        {
            Assert.True($"{operation["summary"]}".Length > 0, $"{name} needs [EndpointSummary].");
            Assert.Single(operation["tags"]!.AsArray());
            var refusals = operation["responses"]!.AsObject().Where(response => response.Key[0] is '4' or '5').ToList();
            Assert.Equal(operation["security"] is not null, refusals.Exists(response => response.Key == "401" && response.Value!["x-codes"]!.AsArray().Any(code => $"{code}" == "common.sign_in_required")));
            Assert.All(refusals, refusal => Assert.Equal("#/components/schemas/Problem", $"{refusal.Value!["content"]!["application/problem+json"]!["schema"]!["$ref"]}"));
            Assert.All((string[])["400", "500", "503", "504"], status => Assert.Contains(status, refusals.Select(refusal => refusal.Key)));
        }
    }

    [Fact]
    public async Task Enums_are_texts_and_ids_are_uuids()
    {
        foreach (var version in Versions)
        {
            foreach (var schema in Everything(await Document(version)).Where(node => node["enum"] is JsonArray)) Assert.Contains("string", $"{schema["type"]}", StringComparison.Ordinal);
            // Roles and schedules are called by name, dead letters by number.
            var ids = Everything(await Document(version)).Where(node => $"{node["in"]}" == "path" && $"{node["name"]}" is not ("role" or "name") && $"{node["schema"]!["type"]}" != "integer").ToList();
            Assert.NotEmpty(ids);
            Assert.All(ids, id => Assert.Equal(("string", "uuid"), ($"{id["schema"]!["type"]}", $"{id["schema"]!["format"]}")));
        }
    }

    [Fact]
    public async Task What_lists_take_has_limits_and_defaults()
    {
        var pages = Everything(await Document(Versions[0])).Where(node => $"{node["in"]}" == "query" && $"{node["name"]}" == "pageSize").ToList();

        Assert.NotEmpty(pages);
        Assert.All(pages, page => Assert.Equal((1, 100, 20), ((int)page["schema"]!["minimum"]!, (int)page["schema"]!["maximum"]!, (int)page["schema"]!["default"]!)));
    }

    /// <summary>A culture that no machine needs to have installed.</summary>
    private static CultureInfo Elsewhere()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NumberGroupSeparator, culture.NumberFormat.NegativeSign) = (",", ".", "~");
        culture.DateTimeFormat.ShortDatePattern = "yy/d/M";
        return culture;
    }

    private static void Holds(string file, string text)
    {
        if (IsUpdating) File.WriteAllText(file, text);
        var onFile = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        Assert.True(onFile == text, $"{file} is not what the host says today. Read the change, then accept it: {Accept}.");
    }

    private static string ErrorList(IReadOnlyList<(string Name, JsonNode Operation)> operations)
    {
        StringBuilder list = new("""
            # Error codes

            Every refusal is a problem (RFC 9457) with one of these codes. What is in braces differs. "Answered by" names the tags of the operations that may answer it; without one, it is found where lines of a file, jobs or messages are refused, or before an operation is chosen. Written by a test: `UPDATE_GOLDEN=1 dotnet test`.

            | code | status | meaning | answered by |
            | --- | --- | --- | --- |

            """.ReplaceLineEndings("\n"));
        foreach (var error in ErrorCodes.All)
        {
            var answering = operations.Where(operation => operation.Operation["responses"]![$"{error.Status}"]?["x-codes"]?.AsArray().Any(code => $"{code}" == error.Code) == true).ToList();
            var tags = answering.Count == operations.Count ? "every operation" : string.Join(", ", answering.Select(operation => $"{operation.Operation["tags"]![0]}").Distinct().Order(StringComparer.Ordinal));
            list.Append(CultureInfo.InvariantCulture, $"| `{error.Code}` | {error.Status} | {error.Meaning} | {tags} |\n");
        }

        return list.ToString();
    }

    private static async Task<string> Written(Development host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        StringBuilder all = new();
        foreach (var version in scope.ServiceProvider.GetRequiredService<SupportedVersions>().All)
        {
            var document = await scope.ServiceProvider.GetRequiredKeyedService<IOpenApiDocumentProvider>(version.Name).GetOpenApiDocumentAsync();
            all.Append(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1));
        }

        return all.ToString();
    }

    private static IEnumerable<JsonObject> Everything(JsonNode? node) => node switch
    {
        JsonObject all => all.SelectMany(member => Everything(member.Value)).Prepend(all),
        JsonArray list => list.SelectMany(Everything),
        _ => [],
    };

    private async Task<List<(string Name, JsonNode Operation)>> AllOperations()
    {
        List<(string, JsonNode)> operations = [];
        foreach (var version in Versions)
        {
            foreach (var (path, item) in (await Document(version))["paths"]!.AsObject()) operations.AddRange(item!.AsObject().Select(operation => ($"{operation.Key} {path}", operation.Value!)));
        }

        return operations;
    }

    private async Task<JsonNode> Document(ApiVersion version) => JsonNode.Parse(await Text(version))!;

    private async Task<string> Text(ApiVersion version)
    {
        using var client = host.NewClient();
        return (await client.GetStringAsync($"/openapi/{version.Name}.json")).ReplaceLineEndings("\n");
    }

    private static string Source([CallerFilePath] string file = "") => file;

    /// <summary>The host as it ships, in Development, where it has documents.</summary>
    public sealed class Development : Doorway
    {
        public string? Provider { get; init; }

        protected override string EnvironmentName => Environments.Development;

        protected override void Compose(WebApplicationBuilder builder)
        {
            if (Provider is not null) builder.Configuration.AddInMemoryCollection([new("Database:Provider", Provider)]);
            base.Compose(builder);
        }
    }
}
