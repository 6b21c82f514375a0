using System.Reflection;
using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Idempotency;
using CleanTemplate.WebApi.Common.SignIn;
using Microsoft.AspNetCore.Authorization;

namespace CleanTemplate.WebApi.Common.Http;

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
