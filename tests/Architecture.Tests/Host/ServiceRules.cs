using CleanTemplate.Application;
using CleanTemplate.Architecture.Planted.Host;
using CleanTemplate.Domain.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CleanTemplate.Architecture.Tests.Host;

/// <summary>Every service can be had. The container's own validation does not see through decorators and factories.</summary>
public sealed class ServiceRules
{
    [Fact]
    public void Every_service_resolves_in_a_scope_and_keeps_nothing_shorter_lived() =>
        OwnServices.OfTheHouse.Obey(own => ServicesResolve(own, ComposedHost.Services));

    [Fact]
    public void A_service_that_lacks_something_or_keeps_something_shorter_lived_is_caught() =>
        OwnServices.Planted.AreBlamed(
            own => ServicesResolve(own, LibraryServices.Compose()),
            "IPost", "IStamp", "IWindow", "ICloneable", "IDisposable", "IComparer<Card>", "Drawer<String>", "IFrontDesk", "IBackDesk");

    private static IEnumerable<Violation> ServicesResolve(IReadOnlyCollection<ServiceDescriptor> own, IEnumerable<ServiceDescriptor> all)
    {
        using var container = new ServiceCollection().Add(all).BuildServiceProvider(validateScopes: true);
        var asked = own.Where(service => !service.ServiceType.IsGenericTypeDefinition).Select(service => (service.ServiceType, service.ServiceKey)).Distinct();
        foreach (var (service, key) in asked)
        {
            if (Refusal(container, service, key) is { } reason)
            {
                yield return new(
                    service.Caption(),
                    $"it does not resolve, so the first request that needs it fails: {reason} " +
                    "Register what it asks for, and let nothing live longer than what it holds.");
            }
        }
    }

    private static string? Refusal(ServiceProvider container, Type service, object? key)
    {
        using var scope = container.CreateScope();
        try
        {
            _ = key is null ? scope.ServiceProvider.GetServices(service).Count() : scope.ServiceProvider.GetKeyedServices(service, key).Count();
            return null;
        }
        catch (InvalidOperationException exception)
        {
            return exception.Message;
        }
    }
}

/// <summary>Who takes a port gets what it means: the only implementation, all of them, or one by name.</summary>
public sealed class RegistrationRules
{
    [Fact]
    public void Every_port_that_is_taken_alone_is_implemented_once() => OwnServices.OfTheHouse.Obey(own =>
        PortsAreUnambiguous(own, OurTypes.OfTheHouse, port => port.Assembly == typeof(Error).Assembly || port.Assembly == typeof(ApplicationServices).Assembly));

    [Fact]
    public void A_port_that_means_one_of_several_is_caught() => OwnServices.Planted.AreBlamed(
        own => PortsAreUnambiguous(own, OurTypes.Planted, port => OurTypes.Planted.Contains(port)),
        "Visitor", "IWindow", "LeftWindow", "Post", "WornStamp", "Ruler", "Lamp", "Drawer<TContent>");

    private static IEnumerable<Violation> PortsAreUnambiguous(IReadOnlyCollection<ServiceDescriptor> own, IReadOnlyCollection<Type> types, Func<Type, bool> isPort)
    {
        var registered = own.Where(service => !service.IsKeyedService && isPort(service.ServiceType))
            .CountBy(service => service.ServiceType)
            .ToDictionary();
        var taken = types.SelectMany(Taken).ToList();

        foreach (var (consumer, port) in taken.Where(taken => taken.Port is { IsInterface: true, ContainsGenericParameters: false } && isPort(taken.Port)))
        {
            if (registered.GetValueOrDefault(port) is not 1 and var times)
            {
                yield return new(
                    consumer.Caption(),
                    $"it takes one {port.Caption()} and {times} are registered; of several the container picks the last without a word. " +
                    $"Take IEnumerable<{port.Caption()}> or a keyed one, or register one.");
            }
        }

        var allOf = taken.Where(taken => taken.Port.IsGenericType && taken.Port.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            .Select(taken => taken.Port.GenericTypeArguments[0])
            .ToHashSet();
        foreach (var (port, times) in registered.Where(port => port.Value > 1 && !allOf.Any(all => Takes(all, port.Key))))
            yield return new(port.Caption(), $"{times} are registered and nobody takes IEnumerable<{port.Caption()}>, so all but the last are dead. Register one.");
    }

    /// <summary>A generic class that takes all of its own kind takes them for every argument.</summary>
    private static bool Takes(Type all, Type port) =>
        all == port || (all is { IsGenericType: true, ContainsGenericParameters: true } && port.IsGenericType && all.GetGenericTypeDefinition() == port.GetGenericTypeDefinition());

    /// <summary>What the constructors of a class ask for; who asks by name knows what it gets.</summary>
    private static IEnumerable<(Type Consumer, Type Port)> Taken(Type consumer) => consumer.GetConstructors()
        .SelectMany(constructor => constructor.GetParameters())
        .Where(parameter => !parameter.IsDefined(typeof(FromKeyedServicesAttribute), inherit: false))
        .Select(parameter => (consumer, parameter.ParameterType));
}
