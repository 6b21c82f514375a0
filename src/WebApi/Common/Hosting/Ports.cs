using CleanTemplate.Application;
using Scrutor;

namespace CleanTemplate.WebApi.Common.Hosting;

internal static class Ports
{
    /// <summary>What the use cases ask of the request at hand: every implementation of a port that lives here and is not registered yet.</summary>
    public static void AddPorts(this IServiceCollection services) => services.Scan(scan => scan
        .FromAssemblies(typeof(Ports).Assembly)
        .AddClasses(publicOnly: false)
        .UsingRegistrationStrategy(RegistrationStrategy.Skip)
        .AsImplementedInterfaces(port => port.Assembly == typeof(ApplicationServices).Assembly)
        .WithScopedLifetime());
}
