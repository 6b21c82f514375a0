using CleanTemplate.Application.Catalog;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Tests.SqlServer.Offline;

namespace CleanTemplate.Infrastructure.Tests.SqlServer.Catalog;

internal sealed class CatalogSamples : ISamples
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Sku MugSku = Sku.Of("MUG");

    private static readonly SearchProducts
        Everything = new(),
        Filtered = new("100% wool", MinPrice: 5, MaxPrice: 20.50m, Sort: "-price,name,createdAt", Page: 3, PageSize: 10),
        NewestFirst = new(Sort: "-createdAt");

    private static readonly WantedItem[] MugAndCup = [new("MUG", 2), new("CUP", 1)];
    private static readonly WantedItem[] OneMug = [new("MUG", 2)];
    private static readonly ReturnedItem[] ReturnedMugs = [new("MUG", 2)];

    private readonly Product _mug = Blue(1, "MUG"), _cup = Blue(2, "CUP");

    public IReadOnlyList<PortCall> Calls =>
    [
        PortCall.Of("by id", (IProductRepository products) => products.Find(_mug.Id, default), new(_mug)),
        PortCall.Of("a sku", (IProductRepository products) => products.IsTaken(MugSku, default)),
        PortCall.Of("by id", (ICatalogQueries catalog) => catalog.Find(_mug.Id, default), new(_mug)),
        PortCall.Of("no filter, the usual order", (ICatalogQueries catalog) => catalog.Search(Everything, default)),
        PortCall.Of("every filter, sorted by every field, a later page", (ICatalogQueries catalog) => catalog.Search(Filtered, default)),
        PortCall.Of("newest first", (ICatalogQueries catalog) => catalog.Search(NewestFirst, default)),
        PortCall.Of("one thing, all there", (IStock stock) => stock.Reserve(OneMug, default), new(_mug)),
        PortCall.Of("two things, all there", (IStock stock) => stock.Reserve(MugAndCup, default), new(_mug, _cup)),
        PortCall.Of("two things, the first one short", (IStock stock) => stock.Reserve(MugAndCup, default), new(_mug) { Affected = 0 }),
        PortCall.Of("one item", (IStock stock) => stock.Return(ReturnedMugs, default)),
    ];

    public IReadOnlyList<SavedAggregate> Aggregates => [SavedAggregate.Of(_mug, mug => mug.ChangePrice(Money.Of(12, "EUR"), Noon))];

    private static Product Blue(int number, string sku) => Product.Create(
        ProductId.From(new($"01980000-0000-7000-8000-{number:D12}")), Sku.Of(sku), $"Blue {sku}", Money.Of(9.50m, "EUR"), stock: 5, Noon).Value;
}
