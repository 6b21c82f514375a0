using System.Net;
using System.Text.Json;
using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.WebApi.Common.Http;
using CleanTemplate.WebApi.Tests.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CleanTemplate.WebApi.Tests.Http.InDepth;

/// <summary>Several versions of the API beside each other, and how a client says which it means.</summary>
public sealed class Versions(WidgetDoorway doorway) : IClassFixture<WidgetDoorway>
{
    private const string Header = "Api-Version";

    private string Known => doorway.Services.GetRequiredService<SupportedVersions>().Listed;

    [Fact]
    public void There_are_the_versions_that_endpoint_groups_name_and_those_between()
    {
        Assert.Equal("1", new SupportedVersions([typeof(WidgetEndpoints), typeof(WidgetPages)]).Listed);
        Assert.Equal("1, 2", new SupportedVersions([typeof(WidgetEndpoints), typeof(WidgetNames)]).Listed);
        Assert.Equal("1, 2, 3", new SupportedVersions([typeof(OnlyThird)]).Listed);
        Assert.Contains(nameof(Never), Assert.Throws<InvalidOperationException>(() => new SupportedVersions([typeof(Never)])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Versions_differ_in_what_changed_and_share_the_rest()
    {
        Assert.True((await Body("/api/v1/widgets")).TryGetProperty("meta", out _));
        Assert.False((await Body("/api/v2/widgets")).TryGetProperty("meta", out _));
        Assert.Equal((await Body("/api/v1/about")).ToString(), (await Body("/api/v2/about")).ToString());
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public async Task The_header_chooses_like_the_path(string version)
    {
        var (byHeader, byPath) = (await Ask("/api/widgets", version), await Ask($"/api/v{version}/widgets"));

        Assert.Equal((await byPath.Body()).ToString(), (await byHeader.Body()).ToString());
        Assert.Equal([Header], byHeader.Headers.Vary);
        Assert.Empty(byPath.Headers.Vary);
        await (await Ask($"/api/v{version}/widgets", version)).Body();
    }

    [Fact]
    public async Task Whoever_names_no_version_is_told_which_there_are()
    {
        var problem = await (await Ask("/api/widgets")).Refused(HttpStatusCode.BadRequest, "http.missing_api_version");

        Assert.EndsWith($"There are: {Known}.", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("99")]
    [InlineData("01")]
    [InlineData("v1")]
    [InlineData("1.0")]
    [InlineData("1, 2")]
    [InlineData("")]
    public async Task A_header_with_no_version_of_ours_is_told_which_there_are(string header)
    {
        Assert.EndsWith($"one of: {Known}.", await (await Ask("/api/widgets", header)).Blames(Header), StringComparison.Ordinal);
        await (await Ask("/api/v1/widgets", header)).Refused(HttpStatusCode.BadRequest, "http.unknown_api_version");
    }

    [Theory]
    [InlineData("/api/v0/widgets")]
    [InlineData("/api/v01/widgets")]
    [InlineData("/api/v99/widgets")]
    [InlineData("/api/v99")]
    [InlineData("/api/v99999999999999999999/widgets")]
    public async Task A_path_with_no_version_of_ours_is_told_which_there_are(string path)
    {
        var problem = await (await Ask(path)).Refused(HttpStatusCode.NotFound, "http.unknown_api_version");

        Assert.EndsWith($"There are: {Known}.", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_and_a_header_that_contradict_each_other_are_refused() =>
        await (await Ask("/api/v1/widgets", "2")).Refused(HttpStatusCode.BadRequest, "http.contradictory_api_versions");

    [Theory]
    [InlineData("/api/v1/widgets", 200)]
    [InlineData("/API/V1/widgets", 200)]
    [InlineData("/api/v1/widgets?page=none", 400)]
    [InlineData("/api/v1/nowhere", 404)]
    [InlineData("/api/v1/sprockets", 404)]
    [InlineData("/api/v1/widgets?page=0", 500)]
    public async Task Every_answer_names_the_versions_and_of_an_old_one_its_end(string path, int status)
    {
        var (old, present) = (await Ask(path), await Ask(path.Replace("1/", "2/", StringComparison.Ordinal)));

        Assert.Equal((status, status), ((int)old.StatusCode, (int)present.StatusCode));
        Assert.Equal(Known, Only(old, "api-supported-versions"));
        Assert.Equal("@1796083200", Only(old, "Deprecation"));
        Assert.Equal("Wed, 01 Dec 2027 00:00:00 GMT", Only(old, "Sunset"));
        Assert.Contains("<https://example.com/moving>; rel=\"deprecation\"", old.Headers.GetValues("Link"));
        Assert.Equal(Known, Only(present, "api-supported-versions"));
        Assert.All((string[])["Deprecation", "Sunset"], header => Assert.False(present.Headers.Contains(header)));
        Assert.DoesNotContain("deprecation", present.Headers.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_part_of_the_api_has_no_version() =>
        Assert.False((await Ask("/health/live")).Headers.Contains("api-supported-versions"));

    [Theory]
    [InlineData("/api/v1/widgets", null, "/api/v1/widgets")]
    [InlineData("/api/v2/widgets", null, "/api/v2/widgets")]
    [InlineData("/api/widgets", "1", "/api/v1/widgets")]
    [InlineData("/api/widgets", "2", "/api/v2/widgets")]
    public async Task A_location_stays_in_the_version_that_was_called(string path, string? header, string expected)
    {
        var made = await Ask(path, header, HttpMethod.Post);

        Assert.Equal($"{expected}?page=7", made.Headers.Location!.OriginalString);
        await (await Ask(made.Headers.Location.OriginalString)).Body();
    }

    [Theory]
    [InlineData("/api/v1/widgets?page=2", null)]
    [InlineData("/api/widgets?page=2", "1")]
    public async Task Page_links_stay_in_the_version_that_was_called(string path, string? header)
    {
        var links = (await (await Ask(path, header)).Body()).GetProperty("links").EnumerateObject().Select(link => link.Value.GetString()!).ToList();

        Assert.All(links, link => Assert.StartsWith("/api/v1/widgets?page=", link, StringComparison.Ordinal));
        foreach (var link in links) await (await Ask(link)).Body();
    }

    [Fact]
    public async Task Each_version_has_a_document_of_its_own_and_an_old_one_says_that_it_is()
    {
        var (old, present) = (await Body("/openapi/v1.json"), await Body("/openapi/v2.json"));

        Assert.All(old.GetProperty("paths").EnumerateObject(), path => Assert.StartsWith("/api/v1/", path.Name, StringComparison.Ordinal));
        Assert.All(present.GetProperty("paths").EnumerateObject(), path => Assert.StartsWith("/api/v2/", path.Name, StringComparison.Ordinal));
        Assert.Contains("ListWidgets", Operations(old).Select(operation => operation.GetProperty("operationId").GetString()));
        Assert.Contains("ListWidgets", Operations(present).Select(operation => operation.GetProperty("operationId").GetString()));
        Assert.All(Operations(old), operation => Assert.True(operation.GetProperty("deprecated").GetBoolean()));
        Assert.All(Operations(present), operation => Assert.False(operation.TryGetProperty("deprecated", out _)));
    }

    [Theory]
    [InlineData("ApiVersions:Deprecated:99:Since", "2026-12-01", "ApiVersions:Deprecated:99: there is no such version, only ")]
    [InlineData("ApiVersions:Deprecated:1:Sunset", "2026-11-30", "ApiVersions:Deprecated:1:Sunset: it must not be before Since.")]
    [InlineData("ApiVersions:Deprecated:2:Sunset", "2026-11-30", "ApiVersions:Deprecated:2:Since: the day is missing.")]
    [InlineData("ApiVersions:Deprecated:1:Link", "/moving", "ApiVersions:Deprecated:1:Link: it must be a whole http or https address.")]
    public async Task A_deprecation_that_cannot_be_meant_stops_the_start(string setting, string value, string reason)
    {
        await using Misconfigured host = new(setting, value);

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(async () => await host.InitializeAsync());

        Assert.StartsWith(reason, Assert.Single(refusal.Failures), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(SameRoute), "GET /api/v2/WIDGETS")]
    [InlineData(typeof(SameOperation), "The operation MakeWidget of v1")]
    public async Task What_is_twice_in_a_version_stops_the_start(Type twin, string what)
    {
        await using Doubled host = new(twin);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(async () => await host.InitializeAsync());

        Assert.StartsWith(what, refusal.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"{nameof(Versions)}+{twin.Name}.Twin", refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"{(twin == typeof(SameRoute) ? nameof(WidgetNames) : nameof(WidgetEndpoints))}.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_versions_share_one_rate_limit()
    {
        await using Narrow host = new();
        await host.InitializeAsync();
        using var client = host.NewClient();

        await (await client.GetAsync("/api/v1/about")).Body();
        await (await client.GetAsync("/api/v2/about")).Refused(HttpStatusCode.TooManyRequests, "http.too_many_requests");
    }

    private static IEnumerable<JsonElement> Operations(JsonElement document) =>
        document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).Select(operation => operation.Value);

    private static string Only(HttpResponseMessage answer, string header) => Assert.Single(answer.Headers.GetValues(header));

    private async Task<JsonElement> Body(string path) => await (await Ask(path)).Body();

    private async Task<HttpResponseMessage> Ask(string path, string? version = null, HttpMethod? method = null)
    {
        using var client = doorway.NewClient();
        using HttpRequestMessage request = new(method ?? HttpMethod.Get, path);
        if (version is not null) request.Headers.Add(Header, version);
        return await client.SendAsync(request);
    }

    [ApiVersions(From = 3)]
    private sealed class OnlyThird;

    [ApiVersions(From = 3, Until = 2)]
    private sealed class Never;

    [ApiVersions(From = 2)]
    private sealed class SameRoute : IEndpointGroup
    {
        public void Map(IEndpointRouteBuilder api) => api.MapGroup("/WIDGETS").MapGet("/", Twin);

        private static string Twin([FromServices] ICommandHandler<WeighWidget, int> handler) => $"{handler}";
    }

    [ApiVersions(Until = 1)]
    private sealed class SameOperation : IEndpointGroup
    {
        public void Map(IEndpointRouteBuilder api) => api.MapPost("/widgets/{id}", Twin);

        private static string Twin(ICommandHandler<MakeWidget, int> handler) => $"{handler}";
    }

    [Public]
    private sealed record WeighWidget : ICommand<int>;

    private sealed class Misconfigured(string setting, string value) : WidgetDoorway
    {
        protected override IDictionary<string, string?> Settings =>
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["ApiVersions:Deprecated:1:Since"] = "2026-12-01", [setting] = value };
    }

    private sealed class Doubled(Type twin) : WidgetDoorway
    {
        private protected override Type[] Groups => [.. base.Groups, twin];
    }

    private sealed class Narrow : WidgetDoorway
    {
        protected override IDictionary<string, string?> Settings =>
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["RateLimits:RequestsPerSecond"] = "1", ["RateLimits:Burst"] = "1" };
    }
}
