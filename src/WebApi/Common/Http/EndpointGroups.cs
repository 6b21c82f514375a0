namespace CleanTemplate.WebApi.Common.Http;

internal static class EndpointGroups
{
    public static void AddEndpointGroups(this IServiceCollection services)
    {
        foreach (var port in (Type[])[typeof(IEndpointGroup), typeof(IRootEndpoints)])
        {
            foreach (var group in port.Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(port)))
                services.AddSingleton(port, group);
        }
    }

    public static void MapEndpointGroups(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1");
        ((IEndpointConventionBuilder)api).Add(UseCaseConvention.Apply);
        ((IEndpointConventionBuilder)api).Finally(KnownParameters.Apply);
        foreach (var group in app.Services.GetServices<IEndpointGroup>()) group.Map(api);
        foreach (var endpoints in app.Services.GetServices<IRootEndpoints>()) endpoints.Map(app);
    }
}
