using System.Linq.Expressions;
using CleanTemplate.Application.Common.Paging;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Persistence;

internal static class Paging
{
    /// <summary>One page, projected straight to its DTO. Two statements, however many rows there are: the count and the page.</summary>
    public static async Task<Page<TDto>> ToPage<T, TDto>(
        this IQueryable<T> rows, Func<IQueryable<T>, IQueryable<T>> sorted, IPaged page, Func<IQueryable<T>, IQueryable<TDto>> projected, CancellationToken cancellationToken)
    {
        var total = await rows.CountAsync(cancellationToken);
        var items = await projected(sorted(rows).Skip((page.Page - 1) * page.PageSize).Take(page.PageSize)).ToListAsync(cancellationToken);
        return new(items, page.Page, page.PageSize, total);
    }

    public static IOrderedQueryable<T> ThenSort<T, TKey>(this IQueryable<T> rows, Expression<Func<T, TKey>> key, bool descending, bool first) => (first, descending) switch
    {
        (true, true) => rows.OrderByDescending(key),
        (true, false) => rows.OrderBy(key),
        (false, true) => ((IOrderedQueryable<T>)rows).ThenByDescending(key),
        (false, false) => ((IOrderedQueryable<T>)rows).ThenBy(key),
    };
}

internal static class ChunkedDelete
{
    private const int Chunk = 1_000;

    /// <summary>
    /// A thousand rows a statement, in the order given: for more, some databases lock the whole table against everybody else,
    /// and a clean-up that is stopped has not worked for nothing.
    /// </summary>
    public static async Task<int> DeleteInChunks<T>(this IOrderedQueryable<T> rows, CancellationToken cancellationToken)
    {
        for (var deleted = 0; ;)
        {
            var chunk = await rows.Take(Chunk).ExecuteDeleteAsync(cancellationToken);
            deleted += chunk;
            if (chunk < Chunk) return deleted;
        }
    }
}
