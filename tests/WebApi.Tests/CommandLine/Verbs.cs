using CleanTemplate.Infrastructure.Persistence;

namespace CleanTemplate.WebApi.Tests.CommandLine;

public sealed class Verbs
{
    private static readonly (string, string) Development = ("DOTNET_ENVIRONMENT", "Development");

    [Theory, OnEveryDatabase]
    public async Task Migrate_brings_an_empty_database_to_the_current_model_and_then_has_nothing_to_do(TestDatabase database)
    {
        await using var own = await database.Create();
        await own.With((AppDbContext context) => context.Database.EnsureDeletedAsync());

        Assert.Contains("pending", (await Executable.Run(own, "migrate", "--list")).Output, StringComparison.Ordinal);
        Assert.Contains("Applied: ", (await Executable.Run(own, "migrate")).Output, StringComparison.Ordinal);
        Assert.Contains("The database is up to date.", (await Executable.Run(own, "migrate")).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("pending", (await Executable.Run(own, "migrate", "--list")).Output, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task Migrate_writes_a_script(TestDatabase database)
    {
        await using var own = await database.Create();
        var file = Path.GetTempFileName();

        var run = await Executable.Run(own, "migrate", "--script", file);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("__EFMigrationsHistory", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        File.Delete(file);
    }

    [Theory, InlineData("migrate"), InlineData("migrate", "--list")]
    public async Task A_server_that_cannot_be_reached_is_told_in_one_line(params string[] arguments)
    {
        var run = await Executable.Run([("Database__ConnectionString", "Server=nowhere.invalid;Database=nothing;User Id=nobody;Password=secret;Timeout=3")], arguments);

        Assert.Equal(1, run.ExitCode);
        Assert.Single(run.Errors.Trim().Split('\n'));
        Assert.StartsWith("The database cannot be reached, or refuses: ", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors + run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Errors + run.Output, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task Seed_adds_what_is_missing_once(TestDatabase database)
    {
        await using var own = await database.Create();

        Assert.Equal(0, (await Executable.Run([Development], own, "seed")).ExitCode);
        Assert.Contains("Added 0 rows", (await Executable.Run([Development], own, "seed")).Output, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task Migrate_and_seed_are_one_start_where_both_are_wanted(TestDatabase database)
    {
        await using var own = await database.Create();
        await own.With((AppDbContext context) => context.Database.EnsureDeletedAsync());

        var run = await Executable.Run([Development], own, "migrate", "--seed");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"(?s)Applied: .+Added [1-9]\d* rows", run.Output);
    }

    [Theory, OnEveryDatabase]
    public async Task Sample_data_stays_in_development(TestDatabase database)
    {
        await using var own = await database.Create();

        foreach (var arguments in (string[][])[["seed"], ["migrate", "--seed"]])
        {
            var run = await Executable.Run(own, arguments);

            Assert.Equal((1, ""), (run.ExitCode, run.Output));
            Assert.Contains("Sample data is for Development, and this is Production.", run.Errors, StringComparison.Ordinal);
        }
    }

    [Theory, InlineData("destroy"), InlineData("migrate", "--backwards"), InlineData("seed", "everything")]
    public async Task What_is_not_understood_is_answered_with_what_is(params string[] arguments)
    {
        var run = await Executable.Run([("Database__ConnectionString", "Server=nowhere")], arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"'{string.Join(' ', arguments)}' is not understood.", run.Errors, StringComparison.Ordinal);
        Assert.Contains("migrate --script FILE", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_with_wrong_settings_is_stopped_with_everything_that_is_wrong()
    {
        var run = await Executable.Run([("Database__ConnectionString", ""), ("RateLimits__Burst", "0")]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("The application cannot start:", run.Errors, StringComparison.Ordinal);
        Assert.Contains("Database:ConnectionString: A connection string is required.", run.Errors, StringComparison.Ordinal);
        Assert.Contains("RateLimits:Burst: The field Burst must be between 1 and 1000000.", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors + run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_that_cannot_be_read_is_named()
    {
        var run = await Executable.Run([("Database__ConnectionString", "Server=nowhere"), ("RateLimits__Burst", "many")]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("RateLimits:Burst", run.Errors, StringComparison.Ordinal);
    }
}
