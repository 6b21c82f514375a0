using AutoMapper;
using AutoMapper.QueryableExtensions;
using CleanTemplate.Application.Catalog;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Catalog;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Persistence.Catalog;

internal sealed class CatalogQueries(AppDbContext context, IConfigurationProvider mapping) : ICatalogQueries
{
    public Task<ProductDto?> Find(ProductId id, CancellationToken cancellationToken) => context.Set<Product>()
        .Where(product => product.Id == id)
        .ProjectTo<ProductDto>(mapping)
        .SingleOrDefaultAsync(cancellationToken);

    public Task<Page<ProductDto>> Search(SearchProducts filter, CancellationToken cancellationToken)
    {
        var products = context.Set<Product>().Where(product => !product.IsArchived);
        if (!string.IsNullOrWhiteSpace(filter.Search))
        {
            var beginning = Product.NormalizeName(filter.Search);
            products = products.Where(product => product.SearchName.StartsWith(beginning));
        }

        if (filter.MinPrice is { } min) products = products.Where(product => product.PriceAmount >= min);
        if (filter.MaxPrice is { } max) products = products.Where(product => product.PriceAmount <= max);

        return products.ToPage(rows => Sort(rows, filter.Sort), filter, rows => rows.ProjectTo<ProductDto>(mapping), cancellationToken);
    }

    private static IOrderedQueryable<Product> Sort(IQueryable<Product> products, string? sort)
    {
        var keys = SortKey.Parse(sort) is { Count: > 0 } chosen ? chosen : [new("name", Descending: false)];
        for (var i = 0; i < keys.Count; i++)
        {
            var (descending, first) = (keys[i].Descending, i == 0);
            products = keys[i].Field switch
            {
                "name" => products.ThenSort(product => product.SearchName, descending, first),
                "price" => products.ThenSort(product => product.PriceAmount, descending, first),
                "createdAt" => products.ThenSort(product => product.CreatedAt, descending, first),
                var unknown => throw new ArgumentException($"Products are not sorted by {unknown}.", nameof(sort)),
            };
        }

        // The id makes the order total, and goes the way of the last key so that its index serves both.
        return products.ThenSort(product => product.Id, keys[^1].Descending, first: false);
    }
}
