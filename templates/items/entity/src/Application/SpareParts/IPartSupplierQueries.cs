using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.SpareParts;

namespace CleanTemplate.Application.SpareParts;

public interface IPartSupplierQueries
{
    Task<PartSupplierDto?> Find(PartSupplierId id, CancellationToken cancellationToken);

    Task<Page<PartSupplierDto>> List(ListPartSuppliers filter, CancellationToken cancellationToken);
}
