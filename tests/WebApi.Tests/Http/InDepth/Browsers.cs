using System.IO.Compression;
using System.Net;
using System.Text;
using CleanTemplate.WebApi.Tests.CommandLine;
using CleanTemplate.WebApi.Tests.Host;
using Microsoft.AspNetCore.Hosting;

namespace CleanTemplate.WebApi.Tests.Http.InDepth;

/// <summary>What browsers, proxies and networks on the way are told, and what is believed of what they say.</summary>
public sealed class Browsers(SpecimenApis apis) : IClassFixture<SpecimenApis>
{
    private const string Site = "https://app.example.com", Stranger = "https://other.example.com";

    [Theory, OnEveryDatabase]
    public async Task Answers_and_refusals_are_compressed_over_https_too(TestDatabase database)
    {
        await using var behindProxy = Specimens.In(await database.Create(), ("Proxies:Known:0", "127.0.0.1"));

        foreach (var api in (Api[])[await apis.On(database), behindProxy])
        {
            foreach (var encoding in (string[])["gzip", "br"])
            {
                foreach (var path in (string[])["/specimens", "/api/v1/nowhere"])
                {
                    var answer = await Send(api, HttpMethod.Get, path, ("Accept-Encoding", encoding), ("X-Forwarded-Proto", "https"));

                    Assert.Equal([encoding], answer.Content.Headers.ContentEncoding);
                    Assert.Contains("Accept-Encoding", answer.Headers.Vary);
                    Assert.StartsWith("{\"", await Unpacked(answer, encoding), StringComparison.Ordinal);
                }
            }
        }
    }

    [Theory, OnEveryDatabase]
    public async Task A_secret_is_neither_compressed_nor_kept(TestDatabase database)
    {
        var answer = await Send(await apis.On(database), HttpMethod.Get, "/specimens/secret", ("Accept-Encoding", "gzip, br"));

        await answer.Body();
        Assert.Empty(answer.Content.Headers.ContentEncoding);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
    }

    [Theory, OnEveryDatabase]
    public async Task Pages_of_other_websites_may_call_only_if_they_are_named(TestDatabase database)
    {
        await using var open = Specimens.In(await database.Create(), ("Cors:Origins:0", Site), ("Cors:Origins:1", "http://localhost:5173"));

        var allowed = await Send(open, HttpMethod.Get, "/api/v1/nowhere", ("Origin", Site));
        Assert.Equal(Site, Header(allowed, "Access-Control-Allow-Origin"));
        Assert.Equal(
            "ETag,Link,Location,Retry-After,RateLimit,RateLimit-Policy,WWW-Authenticate,api-supported-versions,Deprecation,Sunset", Header(allowed, "Access-Control-Expose-Headers"));
        var asked = await Preflight(open, Site);
        Assert.Equal((HttpStatusCode.NoContent, Site, "DELETE", "600"), (
            asked.StatusCode, Header(asked, "Access-Control-Allow-Origin"), Header(asked, "Access-Control-Allow-Methods"), Header(asked, "Access-Control-Max-Age")));
        Assert.Equal("authorization,if-match", Header(asked, "Access-Control-Allow-Headers"));
        // A browser asks before it names a version, and its page may read why it was refused.
        Assert.Equal(Site, Header(await Preflight(open, Site, "/api/about"), "Access-Control-Allow-Origin"));
        Assert.Equal(Site, Header(await Send(open, HttpMethod.Get, "/api/about", ("Origin", Site)), "Access-Control-Allow-Origin"));

        foreach (var answer in (HttpResponseMessage[])[
            await Send(open, HttpMethod.Get, "/api/v1/about", ("Origin", Stranger)), await Preflight(open, Stranger),
            await Send(await apis.On(database), HttpMethod.Get, "/api/v1/about", ("Origin", Site)), await Preflight(await apis.On(database), Site)])
            Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.Ordinal));
    }

    [Theory, OnEveryDatabase]
    public async Task Only_proxies_that_are_known_are_believed(TestDatabase database)
    {
        await using var known = Specimens.In(await database.Create(), ("Proxies:Known:0", "127.0.0.0/8"));
        await using var other = Specimens.In(await database.Create(), ("Proxies:Known:0", "10.0.0.7"));
        await using var two = Specimens.In(await database.Create(), ("Proxies:Known:0", "127.0.0.1"), ("Proxies:Known:1", "10.0.0.7"), ("Proxies:Hops", "2"));

        Assert.Equal("127.0.0.1 http", await Seen(await apis.On(database)));
        Assert.Equal("127.0.0.1 http", await Seen(other));
        Assert.Equal("10.0.0.7 https", await Seen(known));
        Assert.Equal("192.0.2.1 https", await Seen(two));

        // Whatever the client itself wrote stands in front of what the proxies added.
        static async Task<string> Seen(Api api) => await (await Send(
            api, HttpMethod.Get, "/specimens/caller", ("X-Forwarded-For", "198.51.100.1, 192.0.2.1, 10.0.0.7"), ("X-Forwarded-Proto", "http, https, https"))).Content.ReadAsStringAsync();
    }

    [Theory, OnEveryDatabase]
    public async Task Every_answer_tells_browsers_to_run_nothing_and_does_not_say_who_serves(TestDatabase database)
    {
        foreach (var path in (string[])["/api/v1/about", "/api/v1/nowhere", "/specimens?color=green", "/specimens/fault", "/health/live"])
        {
            var answer = await (await apis.On(database)).Anonymous().GetAsync(path);

            Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
            Assert.Equal("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'", Header(answer, "Content-Security-Policy"));
            Assert.Equal(("DENY", "no-referrer"), (Header(answer, "X-Frame-Options"), Header(answer, "Referrer-Policy")));
            Assert.Empty(answer.Headers.Server);
        }
    }

    [Theory, OnEveryDatabase]
    public async Task The_page_to_try_the_api_may_run_what_it_brings(TestDatabase database)
    {
        await using var development = Api.Started(await database.Create(), host => host.UseEnvironment("Development"));
        var page = await development.Anonymous().GetAsync("/docs/index.html");
        var text = await page.Content.ReadAsStringAsync();

        Assert.StartsWith("default-src 'self';", Header(page, "Content-Security-Policy"), StringComparison.Ordinal);
        // Inline scripts would not run.
        Assert.DoesNotContain("<script>", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("<script src=\"", text, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task Whoever_comes_without_https_is_sent_there_if_it_is_known_where(TestDatabase database)
    {
        (string, string) address = ("Host", "api.example.com"), proxied = ("X-Forwarded-Proto", "https");
        await using var api = Specimens.In(await database.Create(), ("Proxies:Known:0", "127.0.0.1"), ("https_port", "8443"));
        await using var development = Api.Started(await database.Create(), host => host.UseEnvironment("Development").UseSetting("https_port", "8443"));

        var sent = await Send(api, HttpMethod.Get, "/api/v1/about?x=1", address);
        Assert.Equal((HttpStatusCode.TemporaryRedirect, "https://api.example.com:8443/api/v1/about?x=1"), (sent.StatusCode, sent.Headers.Location?.ToString()));
        Assert.False(sent.Headers.Contains("Strict-Transport-Security"));
        var there = await Send(api, HttpMethod.Get, "/api/v1/about", address, proxied);
        Assert.Equal((HttpStatusCode.OK, "max-age=2592000"), (there.StatusCode, Header(there, "Strict-Transport-Security")));
        await (await Send(api, HttpMethod.Get, "/health/live", address)).Body();
        await (await Send(await apis.On(database), HttpMethod.Get, "/api/v1/about", address)).Body();
        await (await Send(development, HttpMethod.Get, "/api/v1/about", address)).Body();
    }

    [Fact]
    public async Task A_start_with_wrong_origins_proxies_and_limits_is_stopped()
    {
        var run = await Executable.Run(
            [
                ("Database__ConnectionString", "Server=nowhere"), ("Cors__Origins__0", $"{Site}/"), ("Cors__Origins__1", "*"), ("Cors__Origins__2", Site),
                ("Proxies__Known__0", "proxy"), ("Proxies__Known__1", "10.0.0.0/8"), ("SizeLimits__Body", "1"), ("TimeLimits__Request", "00:00:00"),
            ]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"Cors:Origins: '{Site}/' is no origin: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains("Cors:Origins: '*' is no origin: ", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain($"'{Site}'", run.Errors, StringComparison.Ordinal);
        Assert.Contains("Proxies:Known: 'proxy' is neither an address, such as 10.0.0.7, nor a network, such as 10.0.0.0/8.", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("'10.0.0.0/8'", run.Errors, StringComparison.Ordinal);
        Assert.Contains("SizeLimits:Body: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains("TimeLimits:Request: ", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors + run.Output, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> Preflight(Api api, string origin, string path = "/api/v1/about") => Send(api, HttpMethod.Options, path,
        ("Origin", origin), ("Access-Control-Request-Method", "DELETE"), ("Access-Control-Request-Headers", "authorization,if-match"));

    private static async Task<HttpResponseMessage> Send(Api api, HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(method, path);
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        using HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = api.Anonymous().BaseAddress };
        return await client.SendAsync(request);
    }

    private static string Header(HttpResponseMessage answer, string name) => string.Join(',', answer.Headers.GetValues(name));

    private static async Task<string> Unpacked(HttpResponseMessage answer, string encoding)
    {
        var packed = await answer.Content.ReadAsStreamAsync();
        await using Stream plain = encoding == "br" ? new BrotliStream(packed, CompressionMode.Decompress) : new GZipStream(packed, CompressionMode.Decompress);
        using StreamReader reader = new(plain, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
