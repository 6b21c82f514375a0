using CleanTemplate.Domain.SpareParts;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Persistence.SpareParts;

internal sealed class PartSupplierRepository(AppDbContext context) : IPartSupplierRepository
{
    public Task<PartSupplier?> Find(PartSupplierId id, CancellationToken cancellationToken) =>
        context.Set<PartSupplier>().SingleOrDefaultAsync(partSupplier => partSupplier.Id == id, cancellationToken);

    public void Add(PartSupplier partSupplier) => context.Add(partSupplier);

    public void Remove(PartSupplier partSupplier) => context.Remove(partSupplier);
}
