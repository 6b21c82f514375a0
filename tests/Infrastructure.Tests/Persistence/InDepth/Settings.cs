using CleanTemplate.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Tests.Persistence.InDepth;

public sealed class Settings
{
    [Fact]
    public void Everything_wrong_with_the_database_settings_is_said_at_once()
    {
        using var container = Composition.Of("Oracle", "");

        var refusal = Assert.Throws<OptionsValidationException>(() => container.GetRequiredService<IOptions<DatabaseOptions>>().Value);

        Assert.Contains(refusal.Failures, failure => failure.StartsWith("Database:Provider:", StringComparison.Ordinal));
        Assert.Contains(refusal.Failures, failure => failure.StartsWith("Database:ConnectionString:", StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_provider_is_answered_with_the_known_ones()
    {
        using var container = Composition.Of("Oracle", "Server=nowhere");

        var refusal = Assert.Throws<OptionsValidationException>(() => container.GetRequiredService<IOptions<DatabaseOptions>>().Value);

        Assert.Equal($"Database:Provider: The provider 'Oracle' is not one of: {string.Join(", ", DatabaseProvider.Known.Select(known => known.Name))}.", Assert.Single(refusal.Failures));
    }

    [Fact]
    public void A_provider_is_found_in_any_case() =>
        Assert.All(DatabaseProvider.Known, known => Assert.Same(known, DatabaseProvider.Find(known.Name.ToUpperInvariant())));
}
