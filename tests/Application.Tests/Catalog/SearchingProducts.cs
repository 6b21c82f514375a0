using CleanTemplate.Application.Catalog;
using CleanTemplate.Application.Common.Paging;
using NSubstitute;

namespace CleanTemplate.Application.Tests.Catalog;

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
