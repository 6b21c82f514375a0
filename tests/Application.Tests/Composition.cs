using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Pipeline;
using FluentValidation;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;

namespace CleanTemplate.Application.Tests;

/// <summary>The container's own validation does not see through decorators: every handler is resolved here.</summary>
public sealed class Composition
{
    private static readonly Type[] AroundCommands =
        [typeof(TracedCommand<,>), typeof(AuthorizedCommand<,>), typeof(ValidatedCommand<,>), typeof(RetriedCommand<,>), typeof(TransactionalCommand<,>),
            typeof(IdempotentCommand<,>)];

    private static readonly Type[] AroundQueries = [typeof(TracedQuery<,>), typeof(AuthorizedQuery<,>), typeof(ValidatedQuery<,>)];

    [Fact]
    public void Every_handler_resolves_inside_the_whole_pipeline_in_its_order()
    {
        using var container = Build();
        using var scope = container.CreateScope();

        Assert.All(HandlerPorts(), port =>
        {
            var steps = Peel(scope.ServiceProvider.GetRequiredService(port)).Select(step => step.GetType()).ToList();
            var around = port.GetGenericTypeDefinition() == typeof(ICommandHandler<,>) ? AroundCommands : AroundQueries;

            Assert.Equal(around, steps.SkipLast(1).Select(step => step.GetGenericTypeDefinition()));
            Assert.True(steps[^1].IsAssignableTo(port));
        });
        Assert.NotEmpty(HandlerPorts());
    }

    [Fact]
    public void Rules_are_made_once_and_not_for_every_request()
    {
        using var container = Build();
        var validators = typeof(ApplicationServices).Assembly.GetTypes()
            .SelectMany(type => type.GetInterfaces())
            .Where(face => face.IsConstructedGenericType && face.GetGenericTypeDefinition() == typeof(IValidator<>) && !face.ContainsGenericParameters)
            .Distinct().ToList();

        Assert.NotEmpty(validators);
        Assert.All(validators, port =>
        {
            using var one = container.CreateScope();
            using var another = container.CreateScope();
            Assert.Equal(one.ServiceProvider.GetServices(port), another.ServiceProvider.GetServices(port));
        });
    }

    private static IEnumerable<object> Peel(object handler)
    {
        for (; handler is IDecorator decorator; handler = decorator.Inner) yield return handler;
        yield return handler;
    }

    private static List<Type> HandlerPorts() => [.. typeof(ApplicationServices).Assembly.GetTypes()
        .Where(type => !type.IsGenericTypeDefinition)
        .SelectMany(type => type.GetInterfaces())
        .Where(face => face.IsGenericType && (face.GetGenericTypeDefinition() == typeof(ICommandHandler<,>) || face.GetGenericTypeDefinition() == typeof(IQueryHandler<,>)))];

    /// <summary>The layer with a stand-in behind each port it declares and does not implement itself.</summary>
    private static ServiceProvider Build()
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddApplication();
        var missing = services
            .Select(service => service.IsKeyedService ? service.KeyedImplementationType : service.ImplementationType)
            .Where(type => type is { IsGenericTypeDefinition: false } && type.Assembly == typeof(ApplicationServices).Assembly)
            .Concat(AroundCommands)
            .SelectMany(type => type!.GetConstructors().SelectMany(constructor => constructor.GetParameters()))
            .Select(parameter => parameter.ParameterType)
            .Where(type => type is { IsInterface: true, IsGenericType: false } && services.All(service => service.ServiceType != type))
            .Distinct()
            .ToList();
        foreach (var port in missing) services.AddScoped(port, _ => Substitute.For([port], []));
        return services.BuildServiceProvider(validateScopes: true);
    }
}
