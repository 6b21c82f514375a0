using System.Collections;
using System.Linq.Expressions;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Architecture.Planted.Host;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
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

/// <summary>In the place of EF Core's: keeps each query as an expression and answers that there is nothing.</summary>
internal sealed class WrittenDownQueries : IAsyncQueryProvider
{
    private readonly List<Expression> _asked = [];

    public IReadOnlyList<Expression> Asked => _asked;

    public IQueryable<TElement> CreateQuery<TElement>(Expression expression) => new Query<TElement>(this, expression);

    public IQueryable CreateQuery(Expression expression)
    {
        var element = expression.Type.GetInterfaces().Append(expression.Type)
            .First(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IQueryable<>)).GenericTypeArguments[0];
        return (IQueryable)Activator.CreateInstance(typeof(Query<>).MakeGenericType(element), this, expression)!;
    }

    public object? Execute(Expression expression) => Execute<object?>(expression);

    public TResult Execute<TResult>(Expression expression)
    {
        _asked.Add(expression);
        return default!;
    }

    public TResult ExecuteAsync<TResult>(Expression expression, CancellationToken cancellationToken = default)
    {
        _asked.Add(expression);
        return (TResult)typeof(Task).GetMethod(nameof(Task.FromResult))!.MakeGenericMethod(typeof(TResult).GenericTypeArguments[0]).Invoke(null, [null])!;
    }

    private sealed class Query<T>(WrittenDownQueries provider, Expression expression) : IOrderedQueryable<T>, IAsyncEnumerable<T>
    {
        public Type ElementType => typeof(T);

        public Expression Expression => expression;

        public IQueryProvider Provider => provider;

        public IEnumerator<T> GetEnumerator()
        {
            provider.Execute(expression);
            return Enumerable.Empty<T>().GetEnumerator();
        }

        public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        {
            provider.Execute(expression);
            return AsyncEnumerable.Empty<T>().GetAsyncEnumerator(cancellationToken);
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

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
