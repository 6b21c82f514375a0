using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.SpareParts;

namespace CleanTemplate.Application.SpareParts;

[RequirePermission(PartSupplierPermissions.Read)]
public sealed record GetPartSupplier(PartSupplierId Id) : IQuery<PartSupplierDto>;

internal sealed class GetPartSupplierHandler(IPartSupplierQueries partSuppliers) : IQueryHandler<GetPartSupplier, PartSupplierDto>
{
    public async Task<Result<PartSupplierDto>> Handle(GetPartSupplier query, CancellationToken cancellationToken) =>
        await partSuppliers.Find(query.Id, cancellationToken) is { } partSupplier ? partSupplier : PartSupplierErrors.NotFound(query.Id);
}

public interface IPartSupplierQueries
{
    Task<PartSupplierDto?> Find(PartSupplierId id, CancellationToken cancellationToken);

    Task<Page<PartSupplierDto>> List(ListPartSuppliers filter, CancellationToken cancellationToken);
}
