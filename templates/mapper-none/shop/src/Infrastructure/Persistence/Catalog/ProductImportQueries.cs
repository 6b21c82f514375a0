using CleanTemplate.Application.Catalog;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Catalog;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Persistence.Catalog;

internal sealed class ProductImportQueries(AppDbContext context) : IProductImportQueries
{
    public Task<ProductImportDto?> Find(ProductImportId id, CancellationToken cancellationToken) => context.Set<ProductImport>()
        .Where(import => import.Id == id)
        .Select(ProductImportDto.Of)
        .SingleOrDefaultAsync(cancellationToken);

    public Task<Page<ProductImportDto>> List(IPaged page, CancellationToken cancellationToken) => context.Set<ProductImport>()
        .ToPage(
            imports => imports.OrderByDescending(import => import.RequestedAt).ThenByDescending(import => import.Id),
            page,
            imports => imports.Select(ProductImportDto.Of),
            cancellationToken);

    public Task<Page<ImportRejectionDto>> ListRejections(ProductImportId id, IPaged page, CancellationToken cancellationToken) => context.Set<ImportRejection>()
        .Where(rejection => rejection.Import == id)
        .ToPage(
            rejections => rejections.OrderBy(rejection => rejection.Line),
            page,
            rejections => rejections.Select(rejection => new ImportRejectionDto(rejection.Line, rejection.Text, rejection.Reason)),
            cancellationToken);
}
