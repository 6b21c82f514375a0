using System.Net;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Common;
using CleanTemplate.WebApi.Common.Http;
using CleanTemplate.WebApi.Tests.Host;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.WebApi.Tests.Http.InDepth;

/// <summary>What clients write behind the question mark, and the links by which they get on.</summary>
public sealed class Queries(Apis apis)
{
    private const string Jobs = "/api/v1/jobs";

    [Theory, OnEveryDatabase]
    public async Task Every_endpoint_refuses_a_parameter_that_it_does_not_know(TestDatabase database)
    {
        var api = await apis.On(database);
        HashSet<string> refusing = [];
        var endpoints = api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal)).ToList();

        foreach (var endpoint in endpoints)
        {
            foreach (var role in new[] { Roles.Customer, Roles.Manager, Roles.Admin })
            {
                var path = endpoint.RoutePattern.Parameters.Aggregate(endpoint.RoutePattern.RawText!, (path, parameter) => path.Replace($"{{{parameter.Name}}}", Guid.Empty.ToString(), StringComparison.Ordinal));
                using HttpRequestMessage request = new(new(endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods[0]), $"{path}?nonsense=1");
                using var answer = await api.SignedIn(role).SendAsync(request);
                if (answer.StatusCode == HttpStatusCode.BadRequest && (await answer.Blames("nonsense")).StartsWith("There is no such parameter. This takes", StringComparison.Ordinal))
                    refusing.Add(Name(endpoint));
            }
        }

        Assert.Equal(endpoints.Select(Name).Order(StringComparer.Ordinal), refusing.Order(StringComparer.Ordinal));

        static string Name(RouteEndpoint endpoint) => $"{endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods[0]} {endpoint.RoutePattern.RawText}";
    }

    [Theory, OnEveryDatabase]
    public async Task An_unknown_parameter_is_named_with_the_known_ones(TestDatabase database)
    {
        var api = await apis.On(database);
        var staff = api.SignedIn(Roles.Manager);

        Assert.Equal("There is no such parameter. This takes: onlyFailed, page, pageSize.", await (await staff.GetAsync($"{Jobs}?page=x&size=5")).Blames("size"));
        Assert.Equal("There is no such parameter. This takes: onlyFailed, page, pageSize.", await (await staff.GetAsync($"{Jobs}?handler=1")).Blames("handler"));
        Assert.Equal("There is no such parameter. This takes: onlyFailed, page, pageSize.", await (await staff.GetAsync($"{Jobs}?cancellationToken=")).Blames("cancellationToken"));
        Assert.Equal("There is no such parameter. This takes none.", await (await staff.GetAsync($"{Jobs}/{Guid.Empty}?id={Guid.Empty}")).Blames("id"));
        Assert.Equal("There is no such parameter. This takes none.", await (await staff.GetAsync("/api/v1/about?=1")).Blames(""));
        await (await staff.GetAsync($"{Jobs}?PAGE=1&pagesize=5")).Body();
        await (await staff.GetAsync($"{Jobs}?")).Body();
    }

    [Theory, OnEveryDatabase]
    public async Task A_parameter_that_occurs_twice_is_refused_in_any_spelling(TestDatabase database)
    {
        var staff = (await apis.On(database)).SignedIn(Roles.Manager);

        Assert.Equal("This parameter occurs more than once.", await (await staff.GetAsync($"{Jobs}?page=1&Page=1")).Blames("page"));
        Assert.Equal("This parameter occurs more than once.", await (await staff.GetAsync($"{Jobs}?onlyFailed=true&onlyFailed=x")).Blames("onlyFailed"));
    }

    [Theory, OnEveryDatabase]
    public async Task A_flood_of_parameters_is_answered_with_some_of_them(TestDatabase database)
    {
        var client = (await apis.On(database)).Anonymous();

        var problem = await (await client.GetAsync($"/api/v1/about?{string.Join('&', Enumerable.Range(0, 1_000).Select(number => $"p{number}"))}")).Refused(HttpStatusCode.BadRequest, "common.invalid");

        Assert.Equal(10, problem.GetProperty("errors").EnumerateObject().Count());
    }

    [Theory, OnEveryDatabase]
    public async Task Who_may_not_ask_at_all_is_told_that_first(TestDatabase database) =>
        await (await (await apis.On(database)).Anonymous().GetAsync($"{Jobs}?nonsense=1")).Refused(HttpStatusCode.Unauthorized, "common.sign_in_required");

    [Theory, OnEveryDatabase]
    public async Task A_page_says_its_links_in_a_header_too(TestDatabase database)
    {
        var staff = (await apis.On(database)).SignedIn(Roles.Manager);

        var answer = await staff.GetAsync($"{Jobs}?onlyFailed=true&page=7&pageSize=5");

        var links = (await answer.Body()).GetProperty("links");
        Assert.Equal($"{Jobs}?onlyFailed=true&pageSize=5&page=1", links.GetProperty("prev").GetString());
        Assert.Equal(
            $"""
            <{Jobs}?onlyFailed=true&pageSize=5&page=7>; rel="self", <{Jobs}?onlyFailed=true&pageSize=5&page=1>; rel="first", <{Jobs}?onlyFailed=true&pageSize=5&page=1>; rel="prev", <{Jobs}?onlyFailed=true&pageSize=5&page=1>; rel="last"
            """,
            Assert.Single(answer.Headers.GetValues("Link")));
    }

    [Fact]
    public void A_page_from_a_cursor_on_has_the_way_to_its_neighbours()
    {
        var request = new DefaultHttpContext().Request;
        (request.Path, request.QueryString) = ("/things", new("?Cursor=here&sort=-na%3Eme&limit=2"));
        Result<CursorPage<int>> page = new CursorPage<int>([1, 2], 2, Next: "there", Previous: null);

        var envelope = Assert.IsType<Ok<CursorEnvelope<int>>>(page.ToCursorPage(request).Result).Value!;

        Assert.Equal(
            (new CursorMeta(2, HasNext: true, HasPrevious: false), new CursorLinks("/things?sort=-na%3Eme&limit=2&cursor=here", "/things?sort=-na%3Eme&limit=2", null, "/things?sort=-na%3Eme&limit=2&cursor=there")),
            (envelope.Meta, envelope.Links));
        Assert.Equal(
            """</things?sort=-na%3Eme&limit=2&cursor=here>; rel="self", </things?sort=-na%3Eme&limit=2>; rel="first", </things?sort=-na%3Eme&limit=2&cursor=there>; rel="next" """.TrimEnd(),
            request.HttpContext.Response.Headers.Link.ToString());
    }

    [Fact]
    public void A_cursor_that_is_refused_is_a_bad_request()
    {
        Result<CursorPage<int>> refused = Cursor.NotOurs;

        Assert.Equal(StatusCodes.Status400BadRequest, Assert.IsType<ProblemHttpResult>(refused.ToCursorPage(new DefaultHttpContext().Request).Result).StatusCode);
    }
}
