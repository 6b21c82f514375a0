using System.Reflection;
using CleanTemplate.Application;
using CleanTemplate.Application.Common.Schedules;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Scrutor;

namespace CleanTemplate.Infrastructure;

public static class InfrastructureServices
{
    private static readonly Assembly[] PortAssemblies = [typeof(Error).Assembly, typeof(ApplicationServices).Assembly];

    extension(IServiceCollection services)
    {
        /// <summary>The areas that need more than the conventions first, then every other implementation of a port, scoped.</summary>
        public IServiceCollection AddInfrastructure() => services
            .AddSingleton<ScopedServices>()
            .AddScoped<CommitBells>()
            .AddPersistence()
            .AddAreas()
            .AddPorts();

        private IServiceCollection AddAreas()
        {
            foreach (var area in typeof(IAreaServices).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IAreaServices))))
                ((IAreaServices)Activator.CreateInstance(area)!).AddTo(services);
            return services;
        }

        private IServiceCollection AddPorts() => services.Scan(scan => scan
            .FromAssemblies(typeof(InfrastructureServices).Assembly)
            .AddClasses(types => types.Where(type => !type.IsGenericTypeDefinition), publicOnly: false)
            .UsingRegistrationStrategy(RegistrationStrategy.Skip)
            // Jobs are known by their names.
            .AsImplementedInterfaces(port => PortAssemblies.Contains(port.Assembly) && port != typeof(IScheduledJob))
            .WithScopedLifetime());
    }
}
