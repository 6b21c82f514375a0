using CleanTemplate.Application.Catalog;
using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using NSubstitute;

namespace CleanTemplate.Application.Tests.Catalog;

public sealed class ManagingProducts
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly IProductRepository _products = Substitute.For<IProductRepository>();
    private readonly Product _mug = Product.Create(ProductId.New(Now), Sku.Of("MUG"), "Mug", Money.Of(10, "EUR"), 5, Now).Value;

    public ManagingProducts() => _products.Find(_mug.Id, default).ReturnsForAnyArgs(call => call.Arg<ProductId>() == _mug.Id ? _mug : null);

    [Fact]
    public async Task A_new_product_is_added_under_its_sku_in_capitals()
    {
        var created = await new CreateProductHandler(_products, TimeProvider.System).Handle(new("cup", "Cup", new(4, "EUR"), 3), default);

        _products.Received(1).Add(Arg.Is<Product>(product => product.Id == created.Value && product.Sku == Sku.Of("CUP") && product.Stock == 3));
    }

    [Fact]
    public async Task A_sku_that_is_taken_is_refused()
    {
        _products.IsTaken(Sku.Of("MUG"), default).ReturnsForAnyArgs(true);

        var created = await new CreateProductHandler(_products, TimeProvider.System).Handle(new("mug", "Mug", new(4, "EUR"), 3), default);

        Assert.Equal("catalog.sku_taken", created.Error?.Code);
        _products.DidNotReceiveWithAnyArgs().Add(default!);
    }

    [Fact]
    public async Task A_price_is_changed()
    {
        var changed = await new ChangePriceHandler(_products, TimeProvider.System).Handle(new(_mug.Id, new(12, "EUR"), null), default);

        Assert.Null(changed.Error);
        Assert.Equal(Money.Of(12, "EUR"), _mug.Price);
    }

    [Fact]
    public async Task A_product_is_restocked()
    {
        var restocked = await new RestockProductHandler(_products, TimeProvider.System).Handle(new(_mug.Id, 2, null), default);

        Assert.Null(restocked.Error);
        Assert.Equal(7, _mug.Stock);
    }

    [Fact]
    public async Task A_product_is_archived()
    {
        var archived = await new ArchiveProductHandler(_products, TimeProvider.System).Handle(new(_mug.Id, null), default);

        Assert.Null(archived.Error);
        Assert.True(_mug.IsArchived);
    }

    [Fact]
    public async Task A_change_meant_for_another_version_is_refused()
    {
        const long Seen = 7;

        Assert.Equal(CommonErrors.Stale, (await new ChangePriceHandler(_products, TimeProvider.System).Handle(new(_mug.Id, new(12, "EUR"), Seen), default)).Error);
        Assert.Equal(CommonErrors.Stale, (await new RestockProductHandler(_products, TimeProvider.System).Handle(new(_mug.Id, 2, Seen), default)).Error);
        Assert.Equal(CommonErrors.Stale, (await new ArchiveProductHandler(_products, TimeProvider.System).Handle(new(_mug.Id, Seen), default)).Error);
        Assert.Equal((Money.Of(10, "EUR"), 5, false), (_mug.Price, _mug.Stock, _mug.IsArchived));
    }

    [Fact]
    public async Task An_unknown_product_is_not_found()
    {
        var unknown = ProductId.New(Now);

        Assert.Equal(ProductErrors.NotFound(unknown), (await new ChangePriceHandler(_products, TimeProvider.System).Handle(new(unknown, new(12, "EUR"), null), default)).Error);
        Assert.Equal(ProductErrors.NotFound(unknown), (await new RestockProductHandler(_products, TimeProvider.System).Handle(new(unknown, 2, null), default)).Error);
        Assert.Equal(ProductErrors.NotFound(unknown), (await new ArchiveProductHandler(_products, TimeProvider.System).Handle(new(unknown, null), default)).Error);
        Assert.Equal(ProductErrors.NotFound(unknown), (await new GetProductHandler(Substitute.For<ICatalogQueries>()).Handle(new(unknown), default)).Error);
    }

    [Theory]
    [InlineData(null, "Cup", 4, "EUR", 1, "sku")]
    [InlineData("cup", null, 4, "EUR", 1, "name")]
    [InlineData("cup", "Cup", 0, "EUR", 1, "price.amount")]
    [InlineData("cup", "Cup", 4.001, "EUR", 1, "price.amount")]
    [InlineData("cup", "Cup", 4, "euro", 1, "price.currency")]
    [InlineData("cup", "Cup", 4, null, 1, "price.currency")]
    [InlineData("cup", "Cup", 4, "EUR", -1, "stock")]
    public void A_wrong_field_is_named(string? sku, string? name, double amount, string? currency, int stock, string field)
    {
        var wrong = new CreateProductValidator().Validate(new CreateProduct(sku!, name!, new MoneyDto((decimal)amount, currency!), stock));

        Assert.Equal(field, Assert.Single(wrong.Errors).PropertyName.ToLowerInvariant());
    }

    [Fact]
    public void A_missing_price_is_named() =>
        Assert.Contains(new CreateProductValidator().Validate(new CreateProduct("cup", "Cup", null!, 1)).Errors, error => error.PropertyName == "Price");
}

public sealed class SearchingProducts
{
    [Fact]
    public async Task A_search_answers_the_page_that_the_catalog_found()
    {
        var catalog = Substitute.For<ICatalogQueries>();
        SearchProducts search = new("mu");
        Page<ProductDto> page = new([], Number: 1, Size: 20, TotalCount: 0);
        catalog.Search(search, default).Returns(page);

        Assert.Same(page, (await new SearchProductsHandler(catalog).Handle(search, default)).Value);
    }

    [Theory, InlineData("name,-price", true), InlineData("weight", false), InlineData("name,-name", false)]
    public void A_search_sorts_by_known_fields_once_each(string sort, bool isValid) =>
        Assert.Equal(isValid, new SearchProductsValidator().Validate(new SearchProducts(Sort: sort)).IsValid);
}
