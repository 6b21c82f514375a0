using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CleanTemplate.Infrastructure.Persistence;

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
