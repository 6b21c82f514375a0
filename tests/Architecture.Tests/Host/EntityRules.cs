using System.Reflection;
using CleanTemplate.Architecture.Planted.Host;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace CleanTemplate.Architecture.Tests.Host;

/// <summary>What an entity has.</summary>
public sealed class EntityRules
{
    [Fact]
    public void Every_aggregate_notices_that_somebody_else_changed_it() => MappedEntities.OfTheHouse.Obey(AggregatesHaveAVersion);

    [Fact]
    public void An_aggregate_that_is_silently_overwritten_is_caught() => MappedEntities.Planted.AreBlamed(AggregatesHaveAVersion, "Author", "Shelf");

    [Fact]
    public void Every_entity_has_one_configuration() =>
        MappedEntities.OfTheHouse.Obey(entities => ConfiguredOnce(entities, typeof(AppDbContext).Assembly));

    [Fact]
    public void An_entity_with_none_or_several_configurations_is_caught() =>
        MappedEntities.Planted.AreBlamed(entities => ConfiguredOnce(entities, typeof(LibraryContext).Assembly), "Shelf", "Loan");

    private static IEnumerable<Violation> AggregatesHaveAVersion(IReadOnlyCollection<IEntityType> entities) => entities
        .Where(entity => entity.ClrType.IsAssignableTo(typeof(AggregateRoot)))
        .Where(entity => entity.FindProperty(nameof(AggregateRoot.Version)) is not { IsConcurrencyToken: true })
        .Select(entity => new Violation(
            entity.DisplayName(),
            $"its {nameof(AggregateRoot.Version)} is no concurrency token, so of two writers the second wins without knowing. " +
            "Call IsAggregate in its configuration."));

    private static IEnumerable<Violation> ConfiguredOnce(IReadOnlyCollection<IEntityType> entities, Assembly configurations)
    {
        var configured = configurations.GetTypes().SelectMany(type => type.GetInterfaces(), (type, face) => (Configuration: type.Name, Face: face))
            .Where(type => type.Face.IsGenericType && type.Face.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>))
            .ToLookup(type => type.Face.GenericTypeArguments[0], type => type.Configuration);
        return entities
            .Where(entity => !entity.IsOwned() && configured[entity.ClrType].Count() != 1)
            .Select(entity => new Violation(
                entity.DisplayName(),
                $"it has {configured[entity.ClrType].Count()} configurations ({string.Join(", ", configured[entity.ClrType])}). " +
                "Give it one IEntityTypeConfiguration: whoever looks for its table has one place to look at."));
    }
}

/// <summary>What a column can hold.</summary>
public sealed class ColumnRules
{
    // EF Core's own word for a text without end; the comment is kept in the database.
    private const int Endless = -1;

    [Fact]
    public void Every_text_column_has_a_length() => MappedEntities.OfTheHouse.Obey(TextsHaveALength);

    [Fact]
    public void A_text_column_that_takes_anything_is_caught() => MappedEntities.Planted.AreBlamed(
        TextsHaveALength, "Book.Title", "Book.Genre", "Book.Notes", "Book.Edition#Edition.Publisher");

    [Fact]
    public void Every_decimal_column_has_a_precision() => MappedEntities.OfTheHouse.Obey(DecimalsHaveAPrecision);

    [Fact]
    public void A_decimal_column_that_rounds_by_accident_is_caught() => MappedEntities.Planted.AreBlamed(
        DecimalsHaveAPrecision, "Book.Weight", "Book.LateFee", "Book.Value");

    private static IEnumerable<Violation> TextsHaveALength(IReadOnlyCollection<IEntityType> entities) => entities
        .SelectMany(entity => entity.GetFlattenedProperties())
        .Where(property => StoredAs(property) == typeof(string) && !IsLimited(property))
        .Select(property => new Violation(
            NameOf(property),
            "the text has no length, so whoever sends it decides how much is stored. " +
            $"Add HasMaxLength to its configuration, or HasMaxLength({Endless}) and the reason as HasComment."));

    private static IEnumerable<Violation> DecimalsHaveAPrecision(IReadOnlyCollection<IEntityType> entities) => entities
        .SelectMany(entity => entity.GetFlattenedProperties())
        .Where(property => StoredAs(property) == typeof(decimal) && property.GetScale() is null)
        .Select(property => new Violation(
            NameOf(property),
            "the number has no precision and scale, so each database rounds it in its own way. Add HasPrecision(all digits, decimals) to its configuration."));

    private static bool IsLimited(IProperty text) => text.GetMaxLength() switch
    {
        null => false,
        Endless => !string.IsNullOrWhiteSpace(text.GetComment()),
        _ => true,
    };

    private static Type StoredAs(IProperty property)
    {
        var type = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }

    private static string NameOf(IProperty property) => $"{property.DeclaringType.DisplayName()}.{property.Name}";
}

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

/// <summary>The entities of the model, on every database system the solution knows. No server is asked.</summary>
internal static class MappedEntities
{
    public const string Nowhere = "Server=nowhere";

    public static IReadOnlyCollection<IEntityType> OfTheHouse { get; } =
        [.. DatabaseProvider.Known.SelectMany(provider => Of(Open(provider, provider.ContextType)))];

    public static IReadOnlyCollection<IEntityType> Planted { get; } = Of(Open<LibraryContext>());

    public static TContext Open<TContext>()
        where TContext : DbContext => (TContext)Open(DatabaseProvider.Known[0], typeof(TContext));

    /// <summary>A context whose queries are written down instead of asked.</summary>
    public static DbContext Open(DatabaseProvider provider, Type context)
    {
        var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(context))!;
        provider.Configure(options, Nowhere);
        options.ReplaceService<IAsyncQueryProvider, WrittenDownQueries>();
        return (DbContext)Activator.CreateInstance(context, options.Options)!;
    }

    // The model the migrations are made from: the one for run time has forgotten who decided what.
    private static IReadOnlyCollection<IEntityType> Of(DbContext context)
    {
        using (context) return [.. context.GetService<IDesignTimeModel>().Model.GetEntityTypes()];
    }
}
