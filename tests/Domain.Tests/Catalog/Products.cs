using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Tests.Catalog;

public sealed class Products
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_new_product_is_for_sale_and_says_so()
    {
        var product = Mug();

        Assert.False(product.IsArchived);
        Assert.Equal("BLUE MUG", product.SearchName);
        Assert.Equal(new ProductCreated(product.Id, "MUG", Euro(10), Now), Assert.Single(product.Events));
    }

    [Theory, InlineData(0), InlineData(-1), InlineData(1_000_001)]
    public void A_price_is_positive_and_has_a_limit(int amount)
    {
        Assert.Equal("catalog.price_out_of_range", Product.Create(ProductId.New(Now), Sku.Of("MUG"), "Mug", Euro(amount), 0, Now).Error?.Code);
        Assert.Equal("catalog.price_out_of_range", Mug().ChangePrice(Euro(amount), Now).Error?.Code);
    }

    [Theory, InlineData(-1), InlineData(Product.MaxStock + 1)]
    public void A_stock_is_not_negative_and_has_a_limit(int stock) =>
        Assert.Equal("catalog.stock_out_of_range", Product.Create(ProductId.New(Now), Sku.Of("MUG"), "Mug", Euro(10), stock, Now).Error?.Code);

    [Fact]
    public void A_price_change_says_what_it_was_before()
    {
        var product = Mug();

        Assert.Null(product.ChangePrice(Euro(12), Now).Error);

        Assert.Equal(Euro(12), product.Price);
        Assert.Equal(new ProductPriceChanged(product.Id, Euro(10), Euro(12), Now), product.Events[^1]);
    }

    [Fact]
    public void The_same_price_again_changes_nothing()
    {
        var product = Mug();

        Assert.Null(product.ChangePrice(Euro(10), Now).Error);

        Assert.Single(product.Events);
    }

    [Fact]
    public void A_new_name_is_found_by_and_the_same_again_changes_nothing()
    {
        var product = Mug();

        Assert.Null(product.Rename(" Red Cup ", Now).Error);
        Assert.Null(product.Rename("Red Cup", Now).Error);

        Assert.Equal(("Red Cup", Product.NormalizeName("Red Cup")), (product.Name, product.SearchName));
        Assert.Equal("Red Cup", Assert.Single(product.Events.OfType<ProductRenamed>()).After);
    }

    [Fact]
    public void A_price_stays_in_its_currency() =>
        Assert.Equal("catalog.other_currency", Mug().ChangePrice(Money.Of(10, "USD"), Now).Error?.Code);

    [Fact]
    public void Restocking_adds_to_the_stock()
    {
        var product = Mug(stock: 3);

        Assert.Null(product.Restock(4, Now).Error);

        Assert.Equal(7, product.Stock);
        Assert.Equal(new ProductRestocked(product.Id, 4, Now), product.Events[^1]);
    }

    [Theory, InlineData(0), InlineData(-1), InlineData(Product.MaxStock), InlineData(int.MaxValue)]
    public void Restocking_nothing_or_too_much_is_refused(int quantity) =>
        Assert.Equal("catalog.stock_out_of_range", Mug(stock: 1).Restock(quantity, Now).Error?.Code);

    [Fact]
    public void An_archived_product_does_not_change_any_more()
    {
        var product = Mug();
        product.Archive(Now);

        Assert.Equal("catalog.product_archived", product.ChangePrice(Euro(12), Now).Error?.Code);
        Assert.Equal("catalog.product_archived", product.Rename("Cup", Now).Error?.Code);
        Assert.Equal("catalog.product_archived", product.Restock(1, Now).Error?.Code);
    }

    [Fact]
    public void Archiving_twice_is_archiving_once()
    {
        var product = Mug();

        Assert.Null(product.Archive(Now).Error);
        Assert.Null(product.Archive(Now).Error);

        Assert.Single(product.Events.OfType<ProductArchived>());
    }

    [Theory, InlineData(""), InlineData("a b"), InlineData("ä"), InlineData("123456789012345678901234567890123")]
    public void A_sku_has_letters_digits_and_hyphens(string text)
    {
        Assert.Throws<ArgumentException>(() => Sku.Of(text));
        Assert.DoesNotMatch(Sku.Pattern, text);
        Assert.Matches(Sku.Pattern, Sku.Of(new('A', Sku.MaxLength)).Value);
    }

    [Fact]
    public void A_sku_is_written_in_capitals() => Assert.Equal(Sku.Of("MUG-1"), Sku.Of("mug-1"));

    private static Product Mug(int stock = 5) => Product.Create(ProductId.New(Now), Sku.Of("mug"), " Blue mug ", Euro(10), stock, Now).Value;

    private static Money Euro(decimal amount) => Money.Of(amount, "EUR");
}
