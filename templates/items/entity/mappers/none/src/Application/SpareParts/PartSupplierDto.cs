using System.Linq.Expressions;
using CleanTemplate.Domain.SpareParts;

namespace CleanTemplate.Application.SpareParts;

public sealed record PartSupplierDto(PartSupplierId Id, string Name, DateTimeOffset CreatedAt, long Version)
{
    public static readonly Expression<Func<PartSupplier, PartSupplierDto>> Of =
        partSupplier => new PartSupplierDto(partSupplier.Id, partSupplier.Name, partSupplier.CreatedAt, partSupplier.Version);
}
