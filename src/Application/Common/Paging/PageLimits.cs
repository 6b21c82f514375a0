using CleanTemplate.Application.Common.Validation;
using FluentValidation;

namespace CleanTemplate.Application.Common.Paging;

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
