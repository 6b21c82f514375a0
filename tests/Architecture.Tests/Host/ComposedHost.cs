using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.WebApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CleanTemplate.Architecture.Tests.Host;

/// <summary>The host as Program composes it in Development, built once and never started.</summary>
internal static class ComposedHost
{
    private static readonly WebApplicationBuilder Builder = WebApplication.CreateBuilder(new WebApplicationOptions
    {
        EnvironmentName = Environments.Development,
        Args = [$"--Database:Provider={DatabaseProvider.Known[0].Name}", $"--Database:ConnectionString={MappedEntities.Nowhere}"],
    }).AddWebApi();

    private static readonly WebApplication App = Builder.Build().UseWebApi();

    public static IReadOnlyCollection<ServiceDescriptor> Services { get; } = [.. Builder.Services];

    public static IReadOnlyCollection<RouteEndpoint> Endpoints { get; } = RouteEndpoints.Of(App);
}
