using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.Catalog;

/// <summary>The lines of an import that became no product, and why.</summary>
[RequirePermission(ProductPermissions.Manage)]
public sealed record ListImportRejections(ProductImportId Import, int Page = 1, int PageSize = PageLimits.DefaultSize) : IQuery<Page<ImportRejectionDto>>, IPaged;

internal sealed class ListImportRejectionsValidator : AbstractValidator<ListImportRejections>
{
    public ListImportRejectionsValidator() => this.AddPageRules();
}

internal sealed class ListImportRejectionsHandler(IProductImportQueries imports) : IQueryHandler<ListImportRejections, Page<ImportRejectionDto>>
{
    public async Task<Result<Page<ImportRejectionDto>>> Handle(ListImportRejections query, CancellationToken cancellationToken)
    {
        var rejections = await imports.ListRejections(query.Import, query, cancellationToken);
        if (rejections.TotalCount == 0 && await imports.Find(query.Import, cancellationToken) is null) return ProductImportErrors.NotFound(query.Import);
        return rejections;
    }
}
