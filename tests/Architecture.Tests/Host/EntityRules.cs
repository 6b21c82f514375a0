using System.Reflection;
using CleanTemplate.Architecture.Planted.Host;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore;

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
