using System.Text.Json;
using CleanTemplate.WebApi.Tests.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.WebApi.Tests.Http;

/// <summary>What holds for every endpoint, present and future, read from the running host.</summary>
public sealed class Surface(Apis apis) : IClassFixture<Apis>
{
    [Theory, OnEveryDatabase]
    public async Task Every_endpoint_has_a_unique_name_an_access_rule_a_limit_and_its_problems(TestDatabase database)
    {
        var endpoints = await Endpoints(database);

        Assert.NotEmpty(endpoints);
        Assert.All(endpoints, endpoint =>
        {
            Assert.NotNull(endpoint.Metadata.GetMetadata<IEndpointNameMetadata>());
            Assert.True(endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null);
            Assert.NotNull(endpoint.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName);
            Assert.Contains(endpoint.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>(), response => response.StatusCode == 400);
        });
        Assert.Equal(endpoints.Count, endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName).Distinct().Count());
    }

    [Theory, OnEveryDatabase]
    public async Task In_development_there_is_a_document_of_every_endpoint_and_a_page_to_try_it(TestDatabase database)
    {
        await using Api development = new(await database.Create(), host => host.UseEnvironment("Development"));
        development.StartServer();
        var client = development.Anonymous();

        var document = JsonDocument.Parse(await client.GetStringAsync("/openapi/v1.json")).RootElement;
        var operations = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject())
            .Select(operation => operation.Value.GetProperty("operationId").GetString());

        Assert.Equal(
            (await Endpoints(database)).Select(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName).Order(StringComparer.Ordinal),
            operations.Order(StringComparer.Ordinal));
        Assert.Contains("swagger-ui", await client.GetStringAsync("/docs/index.html"), StringComparison.Ordinal);
    }

    private async Task<List<RouteEndpoint>> Endpoints(TestDatabase database) =>
        [.. (await apis.On(database)).Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))];
}
