namespace CleanTemplate.Domain.SpareParts;

public interface IPartSupplierRepository
{
    Task<PartSupplier?> Find(PartSupplierId id, CancellationToken cancellationToken);

    void Add(PartSupplier partSupplier);

    void Remove(PartSupplier partSupplier);
}
