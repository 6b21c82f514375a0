using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Persistence.Audit;
using CleanTemplate.Infrastructure.Persistence.Seeding;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
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

/// <summary>What the <c>migrate</c> verb does. The running API never migrates.</summary>
public sealed class DatabaseMigrations(AppDbContext context)
{
    public async Task<IReadOnlyList<(string Name, bool IsApplied)>> List(CancellationToken cancellationToken)
    {
        var applied = await context.Database.GetAppliedMigrationsAsync(cancellationToken);
        var names = applied.ToHashSet(StringComparer.Ordinal);
        return [.. context.Database.GetMigrations().Select(name => (name, names.Contains(name)))];
    }

    /// <summary>Brings the database, created if need be, to the current model; answers what was applied.</summary>
    public async Task<IReadOnlyList<string>> Apply(CancellationToken cancellationToken)
    {
        List<string> pending = [.. await context.Database.GetPendingMigrationsAsync(cancellationToken)];
        if (pending.Count > 0) await context.Database.MigrateAsync(cancellationToken);
        return pending;
    }

    /// <summary>SQL that brings a database of any earlier version to the current one.</summary>
    public string Script() => context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
}
