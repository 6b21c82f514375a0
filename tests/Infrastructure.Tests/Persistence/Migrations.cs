using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(TestServers))]

namespace CleanTemplate.Infrastructure.Tests.Persistence;

public sealed class Migrations
{
    public static TheoryData<string> Providers => [.. DatabaseProvider.Known.Select(provider => provider.Name)];

    [Theory, MemberData(nameof(Providers))]
    public async Task The_model_has_no_change_that_no_migration_makes(string provider)
    {
        await using var container = Composition.Of(provider, "Server=nowhere");
        await using var scope = container.CreateAsyncScope();

        Assert.False(scope.ServiceProvider.GetRequiredService<AppDbContext>().Database.HasPendingModelChanges());
    }

    [Theory, OnEveryDatabase]
    public async Task An_empty_database_is_brought_to_the_current_model_once(TestDatabase database)
    {
        await using var own = await database.Create();
        await own.With((AppDbContext context) => context.Database.EnsureDeletedAsync());

        Assert.All(await List(own), migration => Assert.False(migration.IsApplied));
        Assert.NotEmpty(await own.With((DatabaseMigrations migrations) => migrations.Apply(default)));
        Assert.Empty(await own.With((DatabaseMigrations migrations) => migrations.Apply(default)));
        Assert.All(await List(own), migration => Assert.True(migration.IsApplied));
    }

    [Theory, OnEveryDatabase]
    public async Task The_script_runs_on_any_earlier_database(TestDatabase database)
    {
        await using var own = await database.Create();
        var script = await own.With((DatabaseMigrations migrations) => Task.FromResult(migrations.Script()));
        var batches = script.Split("GO\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(batch => batch.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)).ToList();

        foreach (var batch in batches) await own.With((AppDbContext context) => context.Database.ExecuteSqlRawAsync(batch));

        Assert.All(await List(own), migration => Assert.True(migration.IsApplied));
    }

    private static Task<IReadOnlyList<(string Name, bool IsApplied)>> List(OwnDatabase own) => own.With((DatabaseMigrations migrations) => migrations.List(default));
}
