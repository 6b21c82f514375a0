using System.Reflection;
using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Idempotency;
using CleanTemplate.WebApi.Common.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace CleanTemplate.WebApi.Common.Http;

/// <summary>The endpoints of one resource. Found by scanning, mapped in every version of the API, or in those that <see cref="ApiVersionsAttribute"/> names.</summary>
internal interface IEndpointGroup
{
    void Map(IEndpointRouteBuilder api);
}

/// <summary>Endpoints that others expect at a fixed place outside the API. Found by scanning; no use case speaks for their access.</summary>
internal interface IRootEndpoints
{
    void Map(IEndpointRouteBuilder root);
}

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
        var sources = ((IEndpointRouteBuilder)app).DataSources;
        EndpointsBuiltOnce all = new([.. sources]);
        sources.Clear();
        sources.Add(all);
        app.Use(next =>
        {
            // The pipeline is built once, when everything is mapped and before anybody is listened to.
            Twins.Refuse(app.Services.GetRequiredService<EndpointDataSource>().Endpoints);
            return next;
        });
    }

    /// <summary>Groups build and compile their endpoints anew for each who asks: the check of twins, routing, links. What changes later is not seen.</summary>
    private sealed class EndpointsBuiltOnce(IReadOnlyList<EndpointDataSource> sources) : EndpointDataSource
    {
        private readonly Lazy<IReadOnlyList<Endpoint>> _endpoints = new(() => [.. sources.SelectMany(source => source.Endpoints)]);

        public override IReadOnlyList<Endpoint> Endpoints => _endpoints.Value;

        public override IChangeToken GetChangeToken() => NullChangeToken.Singleton;
    }
}

/// <summary>
/// Gives an endpoint the name, the access rule and the word on idempotency keys of the request it handles: the operation id
/// is the request's name, and who may not send the request is refused before a body is read.
/// </summary>
internal static class UseCaseConvention
{
    public static void Apply(EndpointBuilder endpoint, ApiVersion version)
    {
        var request = endpoint.Metadata.OfType<MethodInfo>().SingleOrDefault()?.GetParameters().Select(RequestOf).OfType<Type>().SingleOrDefault()
            ?? throw new InvalidOperationException($"{endpoint.DisplayName} takes no handler of a use case, so it has neither a name nor an access rule.");

        // The framework wants names that no other version has.
        endpoint.Metadata.Add(new EndpointNameAttribute($"{version.Name}.{request.Name}"));
        endpoint.Metadata.Add(new ApiOperation(request.Name, version));
        endpoint.Metadata.Add(new UseCase(request));
        var access = Access.Of(request);
        endpoint.Metadata.Add(access);
        foreach (var rule in Rules(access)) endpoint.Metadata.Add(rule);
        foreach (var rule in Preconditions.Of(request, endpoint)) endpoint.Metadata.Add(rule);
        foreach (var rule in request.GetCustomAttributes<IdempotencyAttribute>().SelectMany(Rules)) endpoint.Metadata.Add(rule);
    }

    private static Type? RequestOf(ParameterInfo parameter) =>
        parameter.ParameterType is { IsGenericType: true } type && type.GetGenericTypeDefinition() is var port
        && (port == typeof(ICommandHandler<,>) || port == typeof(IQueryHandler<,>)) ? type.GenericTypeArguments[0] : null;

    private static IEnumerable<object> Rules(AccessAttribute access) => access switch
    {
        PublicAttribute => [new AllowAnonymousAttribute()],
        RequirePermissionAttribute needed => [new AuthorizeAttribute(), Policy(user => HttpUser.May(user.User, needed.Permission)), Problems.Documented(401), Problems.Documented(403)],
        SignedInAttribute => [new AuthorizeAttribute(), Problems.Documented(401)],
        _ => [new AuthorizeAttribute(), Policy(_ => false)],
    };

    private static IEnumerable<object> Rules(IdempotencyAttribute keys) =>
        keys is TakesIdempotencyKeyAttribute ? [keys, Problems.Documented(409), Problems.Documented(422)] : [keys];

    private static AuthorizationPolicy Policy(Func<AuthorizationHandlerContext, bool> allows) =>
        new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(allows).Build();
}

/// <summary>Two endpoints of one version must not have the same route, which no request could choose between, nor the same operation id.</summary>
internal static class Twins
{
    public static void Refuse(IEnumerable<Endpoint> endpoints)
    {
        var twins = endpoints.OfType<RouteEndpoint>()
            .SelectMany(ClaimsOf, (endpoint, claim) => (Claim: claim, Endpoint: endpoint))
            .GroupBy(claimed => claimed.Claim, claimed => NameOf(claimed.Endpoint), StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(claimed => claimed.Count() > 1);
        if (twins is not null) throw new InvalidOperationException($"{twins.Key} is mapped more than once: {string.Join(" and ", twins)}.");
    }

    private static IEnumerable<string> ClaimsOf(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<ApiOperation>() is not { } operation) return [];

        var path = string.Concat(endpoint.RoutePattern.PathSegments.Select(segment => $"/{string.Concat(segment.Parts.Select(TextOf))}"));
        return endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Select(method => $"{method} {path}")
            .Append($"The operation {operation.Id} of {operation.Version.Name}");
    }

    // Two parameters in the same place take the same paths, whatever they are called.
    private static string TextOf(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => $"{{{string.Concat(parameter.ParameterPolicies.Select(policy => $":{policy.Content}"))}}}",
        _ => "",
    };

    private static string NameOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<MethodInfo>() is { } method ? $"{method.DeclaringType?.FullName}.{method.Name}" : $"{endpoint}";
}

/// <summary>The request whose handler an endpoint calls.</summary>
internal sealed record UseCase(Type Request)
{
    public string Area { get; } = AreaOf(Request);

    /// <summary>The first part of a namespace below its layer's.</summary>
    public static string AreaOf(Type type) => type.Namespace![type.Assembly.GetName().Name!.Length..].TrimStart('.').Split('.')[0];

    public bool IsCommand { get; } = Request.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(ICommand<>));
}
