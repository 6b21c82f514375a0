namespace CleanTemplate.WebApi.Common.Http;

internal static class EndpointGroups
{
    public static void AddEndpointGroups(this IServiceCollection services)
    {
        foreach (var group in typeof(IEndpointGroup).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IEndpointGroup))))
            services.AddSingleton(typeof(IEndpointGroup), group);
    }

    public static void MapEndpointGroups(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1");
        ((IEndpointConventionBuilder)api).Add(UseCaseConvention.Apply);
        foreach (var group in app.Services.GetServices<IEndpointGroup>()) group.Map(api);
    }
}
