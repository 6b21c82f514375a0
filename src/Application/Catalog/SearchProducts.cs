using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.Catalog;

/// <summary>The products for sale whose name begins with the text, in any case.</summary>
[Public]
public sealed record SearchProducts(
    string? Search = null,
    decimal? MinPrice = null,
    decimal? MaxPrice = null,
    string? Sort = null,
    int Page = 1,
    int PageSize = PageLimits.DefaultSize) : IQuery<Page<ProductDto>>, IPaged
{
    public static readonly IReadOnlyList<string> SortFields = ["name", "price", "createdAt"];
}

internal sealed class SearchProductsValidator : AbstractValidator<SearchProducts>
{
    public SearchProductsValidator()
    {
        this.AddPageRules();
        RuleFor(query => query.Search).IsOptionalText(Product.NameLength);
        RuleFor(query => query.MinPrice).InclusiveBetween(0, Product.MaxPrice);
        RuleFor(query => query.MaxPrice).InclusiveBetween(0, Product.MaxPrice);
        RuleFor(query => query.Sort).SortsBy(SearchProducts.SortFields);
    }
}

internal sealed class SearchProductsHandler(ICatalogQueries catalog) : IQueryHandler<SearchProducts, Page<ProductDto>>
{
    public async Task<Result<Page<ProductDto>>> Handle(SearchProducts query, CancellationToken cancellationToken) =>
        await catalog.Search(query, cancellationToken);
}
