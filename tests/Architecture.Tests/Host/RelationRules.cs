using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CleanTemplate.Architecture.Tests.Host;

/// <summary>What a foreign key does.</summary>
public sealed class RelationRules
{
    [Fact]
    public void Every_foreign_key_says_what_a_deletion_does() => MappedEntities.OfTheHouse.Obey(DeletionsAreDecided);

    [Fact]
    public void A_foreign_key_that_leaves_the_deletion_to_a_convention_is_caught() =>
        MappedEntities.Planted.AreBlamed(DeletionsAreDecided, "Loan(BookId)");

    [Fact]
    public void Every_foreign_key_has_an_index() => MappedEntities.OfTheHouse.Obey(ForeignKeysHaveAnIndex);

    [Fact]
    public void A_foreign_key_without_an_index_is_caught() =>
        MappedEntities.Planted.AreBlamed(ForeignKeysHaveAnIndex, "Book(AuthorId)", "Author(Country, Town)");

    private static IEnumerable<Violation> DeletionsAreDecided(IReadOnlyCollection<IEntityType> entities) => entities
        .SelectMany(entity => entity.GetDeclaredForeignKeys())
        .Where(key => !key.IsOwnership && ((IConventionForeignKey)key).GetDeleteBehaviorConfigurationSource() != ConfigurationSource.Explicit)
        .Select(key => new Violation(
            NameOf(key),
            $"nobody decided what the deletion of its {key.PrincipalEntityType.DisplayName()} does; EF Core chose {key.DeleteBehavior}. " +
            "Add OnDelete to its configuration, so that rows never vanish by accident."));

    private static IEnumerable<Violation> ForeignKeysHaveAnIndex(IReadOnlyCollection<IEntityType> entities) => entities
        .SelectMany(entity => entity.GetDeclaredForeignKeys())
        .Where(key => !IndexRuns.Of(key.DeclaringEntityType).Any(run => StartsWith(run, IndexRuns.NamesOf(key.Properties))))
        .Select(key => new Violation(
            NameOf(key),
            $"no index and no key starts with it, so each join and each deletion of its {key.PrincipalEntityType.DisplayName()} reads the whole table. " +
            "Add HasIndex to its configuration."));

    /// <summary>In any sequence: all columns of the key are compared at once.</summary>
    private static bool StartsWith(IReadOnlyList<string> run, IReadOnlyList<string> key) =>
        run.Take(key.Count).ToHashSet(StringComparer.Ordinal).SetEquals(key);

    private static string NameOf(IForeignKey key) =>
        $"{key.DeclaringEntityType.DisplayName()}({string.Join(", ", IndexRuns.NamesOf(key.Properties))})";
}
