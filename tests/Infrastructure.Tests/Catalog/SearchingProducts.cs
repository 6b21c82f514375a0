using CleanTemplate.Application.Catalog;
using CleanTemplate.Application.Common.Paging;

namespace CleanTemplate.Infrastructure.Tests.Catalog;

public sealed class SearchingProducts
{
    [Theory, OnEveryDatabase]
    public async Task A_search_finds_names_by_their_beginning_in_any_case(TestDatabase database)
    {
        await using var own = await database.Create();
        await own.Put("A", name: "Blue mug");
        await own.Put("B", name: "BLUEBERRY tea");
        await own.Put("C", name: "A blue thing");

        Assert.Equal(["A", "B"], Skus(await Search(own, new("blue"))));
    }

    [Theory, OnEveryDatabase]
    public async Task Wildcards_are_ordinary_letters(TestDatabase database)
    {
        await using var own = await database.Create();
        await own.Put("A", name: "100% wool");
        await own.Put("B", name: "1000 nails");
        await own.Put("C", name: "[a] box_1");

        Assert.Equal(["A"], Skus(await Search(own, new("100%"))));
        Assert.Equal(["C"], Skus(await Search(own, new("[a] box_"))));
        Assert.Empty(Skus(await Search(own, new("[a] box\\"))));
    }

    [Theory, OnEveryDatabase]
    public async Task An_archived_product_is_not_found(TestDatabase database)
    {
        await using var own = await database.Create();
        await own.Put("A");
        await own.Put("B", isArchived: true);

        Assert.Equal(["A"], Skus(await Search(own, new())));
    }

    [Theory, OnEveryDatabase]
    public async Task Prices_filter_with_both_ends_included(TestDatabase database)
    {
        await using var own = await database.Create();
        foreach (var price in new[] { 9.99m, 10, 20, 20.01m }) await own.Put($"P{price * 100:0}", price);

        Assert.Equal(["P1000", "P2000"], Skus(await Search(own, new(MinPrice: 10, MaxPrice: 20))));
    }

    [Theory, OnEveryDatabase]
    public async Task Products_sort_by_several_fields_either_way(TestDatabase database)
    {
        await using var own = await database.Create();
        await own.Put("A", price: 1, name: "b");
        await own.Put("B", price: 2, name: "b");
        own.Clock.Now = own.Clock.Now.AddHours(1);
        await own.Put("C", price: 1, name: "a");

        Assert.Equal(["C", "A", "B"], Skus(await Search(own, new(Sort: "name,price"))));
        Assert.Equal(["B", "C", "A"], Skus(await Search(own, new(Sort: "-price,name"))));
        Assert.Equal(["C", "B", "A"], Skus(await Search(own, new(Sort: "-createdAt,-price"))));
    }

    [Theory, OnEveryDatabase]
    public async Task Pages_follow_one_another_without_gap_or_overlap(TestDatabase database)
    {
        await using var own = await database.Create();
        foreach (var number in Enumerable.Range(1, 5)) await own.Put($"P{number}", name: "same");

        var pages = new List<Page<ProductDto>>();
        foreach (var page in Enumerable.Range(1, 3)) pages.Add(await Search(own, new(Page: page, PageSize: 2)));

        Assert.Equal([2, 2, 1], pages.Select(page => page.Items.Count));
        Assert.Equal(["P1", "P2", "P3", "P4", "P5"], pages.SelectMany(Skus).Order(StringComparer.Ordinal));
        Assert.All(pages, page => Assert.Equal((5, 3), (page.TotalCount, page.TotalPages)));
    }

    [Theory, OnEveryDatabase]
    public async Task A_product_is_read_as_it_is(TestDatabase database)
    {
        await using var own = await database.Create();
        var mug = await own.Put("MUG", price: 9.50m, stock: 3, name: "Blue mug");

        var found = await own.With((ICatalogQueries catalog) => catalog.Find(mug.Id, default));

        Assert.Equal(new ProductDto(mug.Id, "MUG", "Blue mug", new(9.50m, "EUR"), 3, IsArchived: false, own.Clock.Now, Version: 1), found);
    }

    [Theory, OnEveryDatabase]
    public async Task A_search_costs_two_statements_however_many_products_there_are(TestDatabase database)
    {
        await using var own = await database.Create();
        await own.Put("P0");
        Assert.Equal(2, await Cost(own));

        foreach (var number in Enumerable.Range(1, 30)) await own.Put($"P{number}");
        Assert.Equal(2, await Cost(own));
    }

    private static async Task<int> Cost(OwnDatabase own)
    {
        own.Statements.Clear();
        await Search(own, new(PageSize: 100));
        return own.Statements.All.Count;
    }

    private static Task<Page<ProductDto>> Search(OwnDatabase own, SearchProducts query) => own.With((ICatalogQueries catalog) => catalog.Search(query, default));

    private static IEnumerable<string> Skus(Page<ProductDto> page) => page.Items.Select(product => product.Sku);
}
