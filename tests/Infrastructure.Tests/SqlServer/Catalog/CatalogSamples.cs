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

    private static readonly Sku[] TwoSkus = [MugSku, Sku.Of("CUP")];
    private static readonly ListProductImports SecondPage = new(Page: 2, PageSize: 10);
    private static readonly StagedLine[] TwoLines = [new(2, "MUG,Mug,9.50,EUR,3"), new(3, "CUP,Cup,4,EUR,3")];
    private static readonly RejectedLine[] OneRejected = [new(4, "PLATE", "The line has 1 fields instead of 5: sku,name,price,currency,stock.")];

    private readonly ProductImport _import = ProductImport.Request(
        ProductImportId.From(new("01980000-0000-7000-8000-000000000003")),
        UserId.From(new("01980000-0000-7000-8000-000000000004")),
        Noon,
        JobId.From(new("01980000-0000-7000-8000-000000000005")),
        "sku,name,price,currency,stock",
        lines: 3,
        rejected: 1);

    private readonly Product _mug = Blue(1, "MUG"), _cup = Blue(2, "CUP");

    public IReadOnlyList<PortCall> Calls =>
    [
        PortCall.Of("by id", (IProductRepository products) => products.Find(_mug.Id, default), new(_mug)),
        PortCall.Of("a sku", (IProductRepository products) => products.IsTaken(MugSku, default)),
        PortCall.Of("two skus", (IProductRepository products) => products.Taken(TwoSkus, default)),
        PortCall.Of("by id", (IProductImportRepository imports) => imports.Find(_import.Id, default), new(_import)),
        PortCall.Of("two good lines, one bad", (IStagedLines staged) => staged.Stage(_import.Id, TwoLines, OneRejected, default)),
        PortCall.Of("a chunk", (IStagedLines staged) => staged.Next(_import.Id, 200, default)),
        PortCall.Of("one of them bad", (IStagedLines staged) => staged.Settle(_import.Id, 4, OneRejected, default)),
        PortCall.Of("by id", (IProductImportQueries imports) => imports.Find(_import.Id, default)),
        PortCall.Of("a later page", (IProductImportQueries imports) => imports.List(SecondPage, default)),
        PortCall.Of("a later page", (IProductImportQueries imports) => imports.ListRejections(_import.Id, SecondPage, default)),
        PortCall.Of("by id", (ICatalogQueries catalog) => catalog.Find(_mug.Id, default), new(_mug)),
        PortCall.Of("no filter, the usual order", (ICatalogQueries catalog) => catalog.Search(Everything, default)),
        PortCall.Of("every filter, sorted by every field, a later page", (ICatalogQueries catalog) => catalog.Search(Filtered, default)),
        PortCall.Of("newest first", (ICatalogQueries catalog) => catalog.Search(NewestFirst, default)),
        PortCall.Of("one thing, all there", (IStock stock) => stock.Reserve(OneMug, default), new(_mug)),
        PortCall.Of("two things, all there", (IStock stock) => stock.Reserve(MugAndCup, default), new(_mug, _cup)),
        PortCall.Of("two things, the first one short", (IStock stock) => stock.Reserve(MugAndCup, default), new(_mug) { Affected = 0 }),
        PortCall.Of("one item", (IStock stock) => stock.Return(ReturnedMugs, default)),
    ];

    public IReadOnlyList<SavedAggregate> Aggregates =>
    [
        SavedAggregate.Of(_mug, mug => mug.ChangePrice(Money.Of(12, "EUR"), Noon)),
        SavedAggregate.Of(_import, import =>
        {
            import.Advance(created: 2, rejected: 0);
            return Result.Success;
        }),
    ];

    private static Product Blue(int number, string sku) => Product.Create(
        ProductId.From(new($"01980000-0000-7000-8000-{number:D12}")), Sku.Of(sku), $"Blue {sku}", Money.Of(9.50m, "EUR"), stock: 5, Noon).Value;
}
