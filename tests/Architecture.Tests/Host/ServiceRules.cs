using CleanTemplate.Architecture.Planted.Host;
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
