using System.Text.Json;
using CleanTemplate.WebApi.Common.Http;
using CleanTemplate.WebApi.Tests.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.WebApi.Tests.Http.InDepth;

/// <summary>What the running host says of its endpoints.</summary>
public sealed class Surface
{
    [Theory, OnEveryDatabase]
    public async Task In_development_there_is_a_document_of_every_endpoint_of_a_version_and_a_page_to_try_them(TestDatabase database)
    {
        await using Api development = new(await database.Create(), host => host.UseEnvironment("Development"));
        development.StartServer();
        var client = development.Anonymous();

        foreach (var version in development.Services.GetRequiredService<SupportedVersions>().All)
        {
            var document = JsonDocument.Parse(await client.GetStringAsync($"/openapi/{version.Name}.json")).RootElement;
            var operations = document.GetProperty("paths").EnumerateObject()
                .SelectMany(path => path.Value.EnumerateObject())
                .Select(operation => operation.Value.GetProperty("operationId").GetString());

            Assert.Equal(
                EndpointsOf(development, version).Select(endpoint => endpoint.Metadata.GetMetadata<ApiOperation>()!.Id).Order(StringComparer.Ordinal),
                operations.Order(StringComparer.Ordinal));
            Assert.Contains($"/openapi/{version.Name}.json", await client.GetStringAsync("/docs/index.js"), StringComparison.Ordinal);
        }

        Assert.Contains("swagger-ui", await client.GetStringAsync("/docs/index.html"), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task Endpoints_are_built_once_for_all_who_ask(TestDatabase database)
    {
        Endpoint? reached = null;
        Lookout lookout = new(endpoint => reached = endpoint);
        await using var api = Api.Started(await database.Create(), host => host.ConfigureTestServices(services => services.AddSingleton<IStartupFilter>(lookout)));

        await api.Anonymous().GetAsync("/api/v1/about");

        Assert.Contains(reached, api.Services.GetRequiredService<EndpointDataSource>().Endpoints);
    }

    private static IEnumerable<RouteEndpoint> EndpointsOf(Api api, ApiVersion version) => api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith($"{version.Path}/", StringComparison.Ordinal));

    /// <summary>Sees which endpoint routing chose.</summary>
    private sealed class Lookout(Action<Endpoint?> sees) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, rest) =>
            {
                http.Response.OnStarting(() =>
                {
                    sees(http.GetEndpoint());
                    return Task.CompletedTask;
                });
                return rest(http);
            });
            next(app);
        };
    }
}
