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
}
