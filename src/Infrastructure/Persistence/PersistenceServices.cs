using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Persistence.Audit;
using CleanTemplate.Infrastructure.Persistence.Seeding;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Persistence;

internal static class PersistenceServices
{
    public static IServiceCollection AddPersistence(this IServiceCollection services)
    {
        services.AddSettings<DatabaseOptions>(DatabaseOptions.Section);
        services.AddSingleton(provider => DatabaseProvider.Find(provider.GetRequiredService<IOptions<DatabaseOptions>>().Value.Provider)!);
        foreach (var known in DatabaseProvider.Known)
        {
            known.AddContext(services, (provider, options) =>
            {
                known.Configure(options, provider.GetRequiredService<IOptions<DatabaseOptions>>().Value.ConnectionString);
                options.AddInterceptors(provider.GetServices<IInterceptor>());
            });
        }

        services.AddScoped(provider => (AppDbContext)provider.GetRequiredService(provider.GetRequiredService<DatabaseProvider>().ContextType));
        services.AddScoped<SystemActor>().AddScoped<IInterceptor, AuditInterceptor>();
        services.AddScoped<DatabaseMigrations>();
        services.Scan(scan => scan.FromAssemblies(typeof(ISeed).Assembly)
            .AddClasses(types => types.AssignableTo<ISeed>(), publicOnly: false).As<ISeed>().WithScopedLifetime());
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: [DatabaseHealth.Ready]);
        return services;
    }
}
