using AutoMapper;
using AutoMapper.QueryableExtensions;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Application.SpareParts;
using CleanTemplate.Domain.SpareParts;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Persistence.SpareParts;

internal sealed class PartSupplierQueries(AppDbContext context, IConfigurationProvider mapping) : IPartSupplierQueries
{
    public Task<PartSupplierDto?> Find(PartSupplierId id, CancellationToken cancellationToken) => context.Set<PartSupplier>()
        .Where(partSupplier => partSupplier.Id == id)
        .ProjectTo<PartSupplierDto>(mapping)
        .SingleOrDefaultAsync(cancellationToken);

    public Task<Page<PartSupplierDto>> List(ListPartSuppliers filter, CancellationToken cancellationToken) =>
        context.Set<PartSupplier>().ToPage(rows => Sort(rows, filter.Sort), filter, rows => rows.ProjectTo<PartSupplierDto>(mapping), cancellationToken);

    private static IOrderedQueryable<PartSupplier> Sort(IQueryable<PartSupplier> partSuppliers, string? sort)
    {
        var keys = SortKey.Parse(sort) is { Count: > 0 } chosen ? chosen : [new("name", Descending: false)];
        for (var i = 0; i < keys.Count; i++)
        {
            var (descending, first) = (keys[i].Descending, i == 0);
            partSuppliers = keys[i].Field switch
            {
                "name" => partSuppliers.ThenSort(partSupplier => partSupplier.Name, descending, first),
                "createdAt" => partSuppliers.ThenSort(partSupplier => partSupplier.CreatedAt, descending, first),
                var unknown => throw new ArgumentException($"There is no sorting by {unknown}.", nameof(sort)),
            };
        }

        // The id makes the order total, and goes the way of the last key so that its index serves both.
        return partSuppliers.ThenSort(partSupplier => partSupplier.Id, keys[^1].Descending, first: false);
    }
}
