using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Idempotency;
using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Catalog;

/// <summary>Calls an import off. The products it has made so far stay.</summary>
[NothingToCheck("An id that leads nowhere is answered with not found.")]
[RequirePermission(ProductPermissions.Manage)]
[TakesIdempotencyKey]
public sealed record CancelProductImport(ProductImportId Id) : ICommand;

internal sealed class CancelProductImportHandler(IProductImportQueries imports, IJobQueue jobs) : ICommandHandler<CancelProductImport, Unit>
{
    public async Task<Result<Unit>> Handle(CancelProductImport command, CancellationToken cancellationToken)
    {
        if (await imports.Find(command.Id, cancellationToken) is not { } import) return ProductImportErrors.NotFound(command.Id);
        return await jobs.Cancel(import.Job, cancellationToken) ? Unit.Value : ProductImportErrors.Ended(command.Id);
    }
}
