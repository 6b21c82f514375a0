using System.Linq.Expressions;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

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

/// <summary>Pages that begin beside a row instead of behind a number of rows: the last costs what the first does.</summary>
internal static class CursorPaging
{
    /// <summary>
    /// One statement, for one row more than was asked for: it tells whether there is a next page. Needs an index of the
    /// filter, the key and the id.
    /// </summary>
    /// <param name="key">What the rows are sorted by; never null. Rows of one key are sorted by their id, in the same direction.</param>
    /// <param name="placeOf">The same two, of a row as it is answered.</param>
    public static async Task<Result<CursorPage<TDto>>> ToCursorPage<T, TDto, TKey, TId>(
        this IQueryable<T> rows,
        ICursored query,
        Expression<Func<T, TKey>> key,
        Expression<Func<T, TId>> id,
        bool descending,
        Func<TDto, (TKey Key, TId Id)> placeOf,
        Func<IQueryable<T>, IQueryable<TDto>> projected,
        CancellationToken cancellationToken)
        where TKey : notnull, IParsable<TKey>
        where TId : struct, IId<TId>
    {
        var cursor = query.Cursor is { } text ? Cursor.Read(text) : null;
        var backward = cursor is { Backward: true };
        var downwards = descending != backward;
        if (query.Cursor is not null)
        {
            if (cursor is null || !CursorKey.TryRead<TKey>(cursor.Key, out var from)) return Cursor.NotOurs;
            rows = rows.Where(Beyond(key, id, new Place<TKey, TId>(from, TId.From(cursor.Id)), downwards, cursor.Inclusive));
        }

        var sorted = rows.ThenSort(key, downwards, first: true).ThenSort(id, downwards, first: false);
        var found = await projected(sorted.Take(query.Limit + 1)).ToListAsync(cancellationToken);
        var hasMore = found.Count > query.Limit;
        if (hasMore) found.RemoveAt(query.Limit);
        if (backward) found.Reverse();

        var list = Cursor.ListOf(query);
        return new CursorPage<TDto>(
            found,
            query.Limit,
            Next: backward || hasMore ? Beside(^1, backward: false) : null,
            Previous: (backward ? hasMore : cursor is not null) ? Beside(0, backward: true) : null);

        string Beside(Index row, bool backward)
        {
            // Where nothing is left, the way back begins at the row at which the way there ended, and with it.
            if (found.Count == 0) return (cursor! with { Backward = backward, Inclusive = !cursor.Inclusive }).ToString();

            var place = placeOf(found[row]);
            return new Cursor(list, backward, Inclusive: false, place.Id.Value, CursorKey.Write(place.Key)).ToString();
        }
    }

    /// <summary>
    /// The rows beyond a place, said so that an index is entered at the place: <c>key >= k AND (key > k OR id > i)</c>.
    /// The database compares, as it sorts: text by its collation, ids as they are stored.
    /// </summary>
    private static Expression<Func<T, bool>> Beyond<T, TKey, TId>(
        Expression<Func<T, TKey>> key, Expression<Func<T, TId>> id, Place<TKey, TId> place, bool downwards, bool inclusive)
    {
        var row = key.Parameters[0];
        var (rowKey, rowId) = (key.Body, ReplacingExpressionVisitor.Replace(id.Parameters[0], row, id.Body));
        // A member of an object and no constant, so that the statement has parameters and one plan.
        var (placeKey, placeId) = (Expression.Property(Expression.Constant(place), nameof(place.Key)), Expression.Property(Expression.Constant(place), nameof(place.Id)));
        var (beyond, beyondOrAt) = downwards
            ? (ExpressionType.LessThan, ExpressionType.LessThanOrEqual)
            : (ExpressionType.GreaterThan, ExpressionType.GreaterThanOrEqual);

        return Expression.Lambda<Func<T, bool>>(
            Expression.AndAlso(
                Compared(beyondOrAt, rowKey, placeKey),
                Expression.OrElse(Compared(beyond, rowKey, placeKey), Compared(inclusive ? beyondOrAt : beyond, rowId, placeId))),
            row);
    }

    // C# has no < for text; EF Core knows this for it.
    private static BinaryExpression Compared(ExpressionType how, Expression column, Expression value) => column.Type == typeof(string)
        ? Expression.MakeBinary(how, Expression.Call(typeof(string), nameof(string.Compare), null, column, value), Expression.Constant(0))
        : Expression.MakeBinary(how, column, value);

    private sealed record Place<TKey, TId>(TKey Key, TId Id);
}
