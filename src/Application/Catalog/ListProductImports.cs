using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.Catalog;

public interface IProductImportQueries
{
    Task<ProductImportDto?> Find(ProductImportId id, CancellationToken cancellationToken);

    /// <summary>The latest first.</summary>
    Task<Page<ProductImportDto>> List(IPaged page, CancellationToken cancellationToken);

    /// <summary>In the order of the file.</summary>
    Task<Page<ImportRejectionDto>> ListRejections(ProductImportId id, IPaged page, CancellationToken cancellationToken);
}

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
