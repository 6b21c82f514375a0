using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.SpareParts;

namespace CleanTemplate.Application.SpareParts;

[NothingToCheck("An id that leads nowhere is answered with not found.")]
[RequirePermission(PartSupplierPermissions.Manage)]
public sealed record DeletePartSupplier(PartSupplierId Id, long? IfVersion) : ICommand, IVersioned;

internal sealed class DeletePartSupplierHandler(IPartSupplierRepository partSuppliers, TimeProvider clock) : ICommandHandler<DeletePartSupplier, Unit>
{
    public async Task<Result<Unit>> Handle(DeletePartSupplier command, CancellationToken cancellationToken)
    {
        if (await partSuppliers.Find(command.Id, cancellationToken) is not { } partSupplier) return PartSupplierErrors.NotFound(command.Id);

        var deleted = partSupplier.Expect(command.IfVersion).Then(() => partSupplier.Delete(clock.GetUtcNow()));
        if (deleted.Error is null) partSuppliers.Remove(partSupplier);
        return deleted;
    }
}
