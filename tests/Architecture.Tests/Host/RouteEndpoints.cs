using CleanTemplate.Architecture.Planted.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace CleanTemplate.Architecture.Tests.Host;

internal static class RouteEndpoints
{
    public static IReadOnlyCollection<RouteEndpoint> Planted { get; } = OfThePlanted();

    public static IReadOnlyCollection<RouteEndpoint> Of(IEndpointRouteBuilder app) =>
        [.. app.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];

    extension(RouteEndpoint endpoint)
    {
        public bool IsOfTheApi => endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is not { ExcludeFromDescription: true };

        public string Caption => $"{string.Join(',', endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])} {endpoint.RoutePattern.RawText}";

        public bool Has<TMetadata>()
            where TMetadata : class => endpoint.Metadata.GetMetadata<TMetadata>() is not null;
    }

    private static IReadOnlyCollection<RouteEndpoint> OfThePlanted()
    {
        var app = WebApplication.CreateSlimBuilder().Build();
        LibraryEndpoints.Map(app);
        return Of(app);
    }
}
