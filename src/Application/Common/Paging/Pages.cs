using CleanTemplate.Application.Common.Validation;
using FluentValidation;

namespace CleanTemplate.Application.Common.Paging;

/// <summary>A query that answers one page.</summary>
public interface IPaged
{
    int Page { get; }

    int PageSize { get; }
}

/// <summary>One page of a list, counted from 1.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, int Number, int Size, int TotalCount)
{
    public int TotalPages => (TotalCount + Size - 1) / Size;

    public bool HasNext => Number < TotalPages;

    public bool HasPrevious => Number > 1;
}

public static class PageLimits
{
    public const int DefaultSize = 20;
    public const int MaxSize = 100;
    public const int MaxPage = 1_000_000;

    /// <summary>For the validator of every paged query.</summary>
    internal static void AddPageRules<T>(this AbstractValidator<T> validator)
        where T : IPaged
    {
        validator.RuleFor(query => query.Page).InclusiveBetween(1, MaxPage);
        validator.RuleFor(query => query.PageSize).InclusiveBetween(1, MaxSize);
    }

    /// <summary>For the validator of every query that answers from a cursor on.</summary>
    internal static void AddCursorRules<T>(this AbstractValidator<T> validator)
        where T : ICursored
    {
        validator.RuleFor(query => query.Limit).InclusiveBetween(1, MaxSize);
        validator.RuleFor(query => query.Cursor)
            .Speaks(new(Pattern: $"^[A-Za-z0-9_-]{{1,{Cursor.MaxLength}}}$"), cursor => cursor is null || Cursor.Read(cursor) is not null).WithMessage(Cursor.Unreadable)
            .Must((query, cursor) => cursor is null || Cursor.Read(cursor) is not { } place || place.List == Cursor.ListOf(query)).WithMessage(Cursor.Elsewhere);
    }
}

/// <summary>One key of <c>sort=-price,name</c>: a field, and whether it goes downwards.</summary>
public readonly record struct SortKey(string Field, bool Descending)
{
    public static IReadOnlyList<SortKey> Parse(string? sort) =>
        string.IsNullOrEmpty(sort) ? [] : [.. sort.Split(',', StringSplitOptions.TrimEntries).Select(ParseOne)];

    public static SortKey ParseOne(string key) => key.StartsWith('-') ? new(key[1..], true) : new(key, false);
}
