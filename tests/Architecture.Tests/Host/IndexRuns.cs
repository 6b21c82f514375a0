using Microsoft.EntityFrameworkCore.Metadata;

namespace CleanTemplate.Architecture.Tests.Host;

internal static class IndexRuns
{
    /// <summary>The columns of everything that the database keeps sorted for this entity: its keys and its indexes.</summary>
    public static IEnumerable<IReadOnlyList<string>> Of(IEntityType entity) =>
    [
        .. entity.GetKeys().Select(key => NamesOf(key.Properties)),
        .. entity.GetIndexes().Select(index => NamesOf(index.Properties)),
    ];

    public static IReadOnlyList<string> NamesOf(IEnumerable<IProperty> properties) => [.. properties.Select(property => property.Name)];
}
