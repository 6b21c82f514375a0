using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Catalog;

[RequirePermission(ProductPermissions.Manage)]
public sealed record GetProductImport(ProductImportId Id) : IQuery<ProductImportStateDto>;

internal sealed class GetProductImportHandler(IProductImportQueries imports, IJobQueue jobs) : IQueryHandler<GetProductImport, ProductImportStateDto>
{
    public async Task<Result<ProductImportStateDto>> Handle(GetProductImport query, CancellationToken cancellationToken)
    {
        if (await imports.Find(query.Id, cancellationToken) is not { } import) return ProductImportErrors.NotFound(query.Id);
        // A job that is not remembered any more has ended, and not failed: those stay.
        return await jobs.Find(import.Job, cancellationToken) is { } job
            ? new ProductImportStateDto(import, job.State, job.EndedAt, job.Error)
            : new ProductImportStateDto(import, import.Done == import.Lines ? JobState.Succeeded : JobState.Cancelled, EndedAt: null, Error: null);
    }
}
