using CleanTemplate.Architecture.Planted.Host;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Architecture.Tests.Host;

/// <summary>The registrations that name a type of ours, as the service, its implementation or an argument of either.</summary>
internal static class OwnServices
{
    public static IReadOnlyCollection<ServiceDescriptor> OfTheHouse { get; } = Of(ComposedHost.Services, OurTypes.OfTheHouse);

    public static IReadOnlyCollection<ServiceDescriptor> Planted { get; } = Of(LibraryServices.Compose(), OurTypes.Planted);

    private static IReadOnlyCollection<ServiceDescriptor> Of(IEnumerable<ServiceDescriptor> services, IReadOnlyCollection<Type> types)
    {
        var ours = types.ToHashSet();
        return [.. services.Where(service => Names(service.ServiceType) || Names(Implementation(service)))];

        bool Names(Type? type) => type is not null
            && (ours.Contains(type.IsGenericType ? type.GetGenericTypeDefinition() : type) || type.GenericTypeArguments.Any(Names));
    }

    private static Type? Implementation(ServiceDescriptor service) => service.IsKeyedService ? service.KeyedImplementationType : service.ImplementationType;
}
