using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Catalog;

[NothingToCheck("An id that leads nowhere is answered with not found.")]
[RequirePermission(ProductPermissions.Manage)]
public sealed record ArchiveProduct(ProductId Id, long? IfVersion) : ICommand, IVersioned;

internal sealed class ArchiveProductHandler(IProductRepository products, TimeProvider clock) : ICommandHandler<ArchiveProduct, Unit>
{
    public async Task<Result<Unit>> Handle(ArchiveProduct command, CancellationToken cancellationToken)
    {
        if (await products.Find(command.Id, cancellationToken) is not { } product) return ProductErrors.NotFound(command.Id);
        // Sent again, it names a version of before it was done.
        if (product.IsArchived) return Unit.Value;
        return product.Expect(command.IfVersion).Then(() => product.Archive(clock.GetUtcNow()));
    }
}
