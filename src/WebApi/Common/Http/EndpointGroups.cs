namespace CleanTemplate.WebApi.Common.Http;

internal static class EndpointGroups
{
    public static SupportedVersions AddEndpointGroups(this IServiceCollection services)
    {
        foreach (var port in (Type[])[typeof(IEndpointGroup), typeof(IRootEndpoints)])
        {
            foreach (var group in port.Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(port)))
                services.AddSingleton(port, group);
        }

        SupportedVersions versions = new(services.Where(service => service.ServiceType == typeof(IEndpointGroup)).Select(service => service.ImplementationType!));
        services.AddSingleton(versions);
        return versions;
    }

    public static void MapEndpointGroups(this WebApplication app)
    {
        foreach (var version in app.Services.GetRequiredService<SupportedVersions>().All)
        {
            var api = app.MapGroup(version.Path).WithGroupName(version.Name);
            ((IEndpointConventionBuilder)api).Add(endpoint => UseCaseConvention.Apply(endpoint, version));
            ((IEndpointConventionBuilder)api).Finally(Preconditions.Apply);
            ((IEndpointConventionBuilder)api).Finally(KnownParameters.Apply);
            api.AddEndpointFilter<RouteGroupBuilder, ContentTags>();
            foreach (var group in app.Services.GetServices<IEndpointGroup>().Where(group => SupportedVersions.AreOf(group.GetType(), version))) group.Map(api);
        }

        foreach (var endpoints in app.Services.GetServices<IRootEndpoints>()) endpoints.Map(app);
        app.Use(next =>
        {
            // The pipeline is built once, when everything is mapped and before anybody is listened to.
            Twins.Refuse(app.Services.GetRequiredService<EndpointDataSource>().Endpoints);
            return next;
        });
    }
}
