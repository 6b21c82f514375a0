using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.WebApi.Tests.Host;

namespace CleanTemplate.WebApi.Tests.Http.InDepth;

/// <summary>What HTTP itself asks of every resource. What the framework refuses has the same error format as ours.</summary>
public sealed class Edges(SpecimenApis apis) : IClassFixture<SpecimenApis>
{
    // These differ from one answer to the next, or say how a body is sent.
    private static readonly string[] Passing = ["Date", "Age", "RateLimit", "Transfer-Encoding", "Content-Length"];

    [Theory, OnEveryDatabase]
    public async Task An_unknown_path_is_not_found(TestDatabase database) =>
        await (await (await apis.On(database)).Anonymous().GetAsync("/api/v1/nowhere")).Refused(HttpStatusCode.NotFound, "http.not_found");

    [Theory, OnEveryDatabase]
    public async Task A_wrong_method_is_told_the_right_ones(TestDatabase database)
    {
        var answer = await (await apis.On(database)).Anonymous().Post("/api/v1/about");

        var problem = await answer.Refused(HttpStatusCode.MethodNotAllowed, "http.method_not_allowed");
        Assert.Equal("This takes GET, HEAD, OPTIONS.", problem.GetProperty("detail").GetString());
        Assert.Equal(["GET", "HEAD", "OPTIONS"], answer.Content.Headers.Allow);
    }

    [Theory, OnEveryDatabase]
    public async Task Whoever_asks_for_the_options_is_told_them(TestDatabase database)
    {
        var client = (await apis.On(database)).Anonymous();

        foreach (var (path, allowed) in new[] { ("/api/v1/about", "GET,HEAD,OPTIONS"), ("/specimens", "GET,HEAD,POST,OPTIONS"), ("/specimens/key", "POST,OPTIONS") })
        {
            using HttpRequestMessage request = new(HttpMethod.Options, path);
            var answer = await client.SendAsync(request);

            await answer.Body(HttpStatusCode.NoContent);
            Assert.Equal(allowed, string.Join(',', answer.Content.Headers.Allow));
        }

        using HttpRequestMessage nowhere = new(HttpMethod.Options, "/api/v1/nowhere");
        await (await client.SendAsync(nowhere)).Refused(HttpStatusCode.NotFound, "http.not_found");
    }

    [Theory, OnEveryDatabase]
    public async Task Head_is_answered_like_get_without_the_body(TestDatabase database)
    {
        var client = (await apis.On(database)).Anonymous();
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");

        foreach (var path in (string[])["/api/v1/about", "/specimens?color=red", "/specimens/fault", "/api/v1/nowhere", "/specimens/key", "/health/ready"])
        {
            using HttpRequestMessage request = new(HttpMethod.Head, path);
            var (get, head) = (await client.GetAsync(path), await client.SendAsync(request));

            Assert.Equal(get.StatusCode, head.StatusCode);
            Assert.Equal(Lasting(get), Lasting(head));
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
            Assert.NotEmpty(await get.Content.ReadAsByteArrayAsync());
        }
    }

    [Theory, OnEveryDatabase]
    public async Task Whoever_takes_no_json_is_told_what_there_is(TestDatabase database)
    {
        var api = await apis.On(database);

        foreach (var accept in (string[])["text/csv", "application/xml, text/html;q=0.9", "application/json;q=0", "*/*, application/json;q=0", "application/problem+json"])
        {
            var problem = await (await Ask(api, "/api/v1/about", accept)).Refused(HttpStatusCode.NotAcceptable, "http.not_acceptable");
            Assert.Equal(("Not Acceptable", "This is answered as application/json."), (problem.GetProperty("title").GetString(), problem.GetProperty("detail").GetString()));
        }

        foreach (var accept in (string[])["application/json", "application/json;charset=utf-8", "application/*", "text/html, */*;q=0.1", "application/json;q=0.1, */*;q=0", "nonsense"])
            await (await Ask(api, "/api/v1/about", accept)).Body();
        await (await Ask(api, "/api/v1/nowhere", "text/csv")).Refused(HttpStatusCode.NotFound, "http.not_found");
    }

    [Theory, OnEveryDatabase]
    public async Task A_body_of_another_type_or_charset_is_told_the_right_one(TestDatabase database)
    {
        var client = (await apis.On(database)).Anonymous();

        await (await client.PostAsync("/specimens", Body("name=x", "application/x-www-form-urlencoded"))).Refused(HttpStatusCode.UnsupportedMediaType, "http.unsupported_media_type");
        await (await client.PostAsync("/specimens", Body("""{"name":"x"}""", "application/json; charset=klingon"))).Refused(HttpStatusCode.UnsupportedMediaType, "http.unreadable_request");
        await (await client.PostAsync("/specimens", Body("""{"name":"x"}""", "application/json; charset=utf-8"))).Body();
    }

    [Theory, OnEveryDatabase]
    public async Task A_choice_goes_by_its_name_in_json_however_it_is_written(TestDatabase database)
    {
        var client = (await apis.On(database)).Anonymous();

        foreach (var (path, expected) in new[] { ("/specimens?color=darkBlue", "DarkBlue  "), ("/specimens?Color=DARKBLUE", "DarkBlue  "), ("/specimens?palette=red&palette=Darkblue", " Red+DarkBlue "), ("/specimens/of/darkBlue", "DarkBlue") })
            Assert.StartsWith(expected, (await (await client.GetAsync(path)).Body()).GetProperty("name").GetString(), StringComparison.Ordinal);
        foreach (var wrong in (string[])["green", "1", "red,darkBlue", "%20red"])
        {
            Assert.Equal($"'{Uri.UnescapeDataString(wrong)}' is not one of: red, darkBlue.", await (await client.GetAsync($"/specimens?color={wrong}")).Blames("color"));
            Assert.Equal($"'{Uri.UnescapeDataString(wrong)}' is not one of: red, darkBlue.", await (await client.GetAsync($"/specimens/of/{wrong}")).Blames("color"));
        }
    }

    [Theory, OnEveryDatabase]
    public async Task A_request_that_is_too_large_is_refused(TestDatabase database)
    {
        await using var small = Specimens.In(
            await database.Create(), ("SizeLimits:Body", "2048"), ("SizeLimits:Headers", "4096"), ("SizeLimits:HeaderCount", "20"), ("SizeLimits:Line", "1024"));
        var client = small.Anonymous();
        var large = $$"""{"name":"{{new string('x', 4096)}}"}""";

        foreach (var isChunked in (bool[])[false, true])
        {
            using HttpRequestMessage request = new(HttpMethod.Post, "/specimens") { Content = Body(large, "application/json") };
            request.Headers.TransferEncodingChunked = isChunked;
            var problem = await (await client.SendAsync(request)).Refused(HttpStatusCode.RequestEntityTooLarge, "http.payload_too_large");
            Assert.Equal("A request body has at most 2048 bytes.", problem.GetProperty("detail").GetString());
        }

        // These the server refuses before there is a request.
        using HttpRequestMessage longHeader = new(HttpMethod.Get, "/api/v1/about") { Headers = { { "X-Long", new string('x', 4096) } } };
        Assert.Equal("", $"{await (await client.SendAsync(longHeader)).Body(HttpStatusCode.RequestHeaderFieldsTooLarge)}".Trim('{', '}'));
        using HttpRequestMessage manyHeaders = new(HttpMethod.Get, "/api/v1/about");
        foreach (var number in Enumerable.Range(0, 30)) manyHeaders.Headers.Add($"X-{number}", "x");
        await (await client.SendAsync(manyHeaders)).Body(HttpStatusCode.RequestHeaderFieldsTooLarge);
        await (await client.GetAsync($"/api/v1/about?{new string('x', 1024)}")).Body(HttpStatusCode.RequestUriTooLong);
    }

    [Theory, OnEveryDatabase]
    public async Task A_healthy_instance_is_alive_and_ready(TestDatabase database)
    {
        var client = (await apis.On(database)).Anonymous();

        Assert.Equal("Healthy", (await (await client.GetAsync("/health/live")).Body()).GetProperty("status").GetString());
        var checks = (await (await client.GetAsync("/health/ready")).Body()).GetProperty("checks");
        Assert.Contains("database", checks.EnumerateObject().Select(check => check.Name));
        Assert.All(checks.EnumerateObject(), check => Assert.Equal("Healthy", check.Value.GetString()));
    }

    [Theory, OnEveryDatabase]
    public async Task Without_its_database_an_instance_is_alive_but_not_ready(TestDatabase database)
    {
        var own = await database.Create();
        await using Api api = new(own);
        api.StartServer();
        await own.With(async (AppDbContext context) => await context.Database.EnsureDeletedAsync());

        await (await api.Anonymous().GetAsync("/health/live")).Body();
        var ready = await (await api.Anonymous().GetAsync("/health/ready")).Body(HttpStatusCode.ServiceUnavailable);
        Assert.Equal("Unhealthy", ready.GetProperty("checks").GetProperty("database").GetString());
    }

    [Theory, OnEveryDatabase]
    public async Task There_is_neither_a_document_nor_a_page_to_try_it_outside_development(TestDatabase database)
    {
        var client = (await apis.On(database)).Anonymous();

        foreach (var path in (string[])["/openapi/v1.json", "/docs/index.html", "/docs/sign-in.js"])
            await (await client.GetAsync(path)).Refused(HttpStatusCode.NotFound, "http.not_found");
    }

    private static async Task<HttpResponseMessage> Ask(Api api, string path, string accept)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return await api.Anonymous().SendAsync(request);
    }

    private static StringContent Body(string text, string contentType) => new(text, Encoding.UTF8) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } };

    private static IEnumerable<string> Lasting(HttpResponseMessage answer) => answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated)
        .Where(header => !Passing.Contains(header.Key)).Select(header => $"{header.Key}: {header.Value}").Order(StringComparer.Ordinal);
}
