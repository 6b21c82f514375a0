using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Architecture.Planted.Host;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CleanTemplate.Architecture.Tests.Host;

/// <summary>An index behind everything that a list filters and sorts by.</summary>
public sealed class ListRules
{
    [Fact]
    public async Task Every_filter_and_every_sort_of_a_list_has_an_index()
    {
        await using var container = new ServiceCollection()
            .Add(ComposedHost.Services)
            .AddSingleton<ICurrentUser, Somebody>()
            .AddScoped(_ => (AppDbContext)MappedEntities.Open(DatabaseProvider.Known[0], DatabaseProvider.Known[0].ContextType))
            .BuildServiceProvider();

        var queries = await ListRequests.Ask<AppDbContext>(OurTypes.OfTheHouse, container);

        // The entities are the subject: a new project has no list yet.
        MappedEntities.OfTheHouse.Obey(entities => ListsHaveTheirIndexes(queries, entities));
    }

    [Fact]
    public async Task A_list_that_reads_the_whole_table_is_caught()
    {
        await using var container = new ServiceCollection().AddScoped(_ => MappedEntities.Open<LibraryContext>()).BuildServiceProvider();

        var queries = await ListRequests.Ask<LibraryContext>(OurTypes.Planted, container);

        MappedEntities.Planted.AreBlamed(
            entities => ListsHaveTheirIndexes(queries, entities),
            "ListLoans(Reader)",
            "ListLoans(MinDays)",
            "ListLoans(Sort: -due)",
            "ListLoans(Sort: renewals)",
            "ListLoans(Sort: -renewals)",
            "ListOftenRenewedLoans",
            "BrowseLoans",
            "ListAuthors");
    }

    private static IEnumerable<Violation> ListsHaveTheirIndexes(IReadOnlyCollection<ListQuery> queries, IReadOnlyCollection<IEntityType> entities)
    {
        foreach (var list in queries.GroupBy(query => query.Name).Where(list => list.All(query => query.Sorts.Count == 0)))
            yield return new(list.Key, "it is not sorted, so a row may be on two pages or on none. Add OrderBy, down to the id.");

        foreach (var (query, entity) in queries.SelectMany(query => entities.Where(entity => entity.ClrType == query.Entity), (query, entity) => (query, entity)))
        {
            foreach (var filter in query.Filters.Where(filter => !Serves(entity, query, [filter])))
                yield return new(query.Name, $"{entity.ClrType.Name} has no index to filter by {filter}. {Advice(query, [filter])}");
            if (!Serves(entity, query, query.Sorts))
                yield return new(query.Name, $"{entity.ClrType.Name} has no index to sort by {string.Join(", ", query.Sorts)}. {Advice(query, query.Sorts)}");
            if (!query.GoesOneWay)
                yield return new(query.Name, $"it sorts by {string.Join(", ", query.Sorts)} in two directions, and an index is read in one. Sort all keys the same way.");
        }
    }

    /// <summary>Whether an index has these columns in a row, with nothing before them but what has one value in the whole list.</summary>
    private static bool Serves(IEntityType entity, ListQuery query, IReadOnlyList<string> columns) => IndexRuns.Of(entity).Any(run =>
        Enumerable.Range(0, run.Count).Any(start => run.Take(start).All(query.Fixed.Contains) && run.Skip(start).Take(columns.Count).SequenceEqual(columns)));

    private static string Advice(ListQuery query, IEnumerable<string> columns) =>
        $"Add HasIndex of {string.Join(", ", query.Fixed.Union(columns))} to its configuration; without it the list reads the whole table.";

    private sealed class Somebody : ICurrentUser
    {
        public bool IsSignedIn => true;

        public UserId Id => default;

        public bool May(string permission) => true;
    }
}
