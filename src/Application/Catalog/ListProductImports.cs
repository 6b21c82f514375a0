using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.Catalog;

[RequirePermission(ProductPermissions.Manage)]
public sealed record ListProductImports(int Page = 1, int PageSize = PageLimits.DefaultSize) : IQuery<Page<ProductImportDto>>, IPaged;

internal sealed class ListProductImportsValidator : AbstractValidator<ListProductImports>
{
    public ListProductImportsValidator() => this.AddPageRules();
}

internal sealed class ListProductImportsHandler(IProductImportQueries imports) : IQueryHandler<ListProductImports, Page<ProductImportDto>>
{
    public async Task<Result<Page<ProductImportDto>>> Handle(ListProductImports query, CancellationToken cancellationToken) =>
        await imports.List(query, cancellationToken);
}
