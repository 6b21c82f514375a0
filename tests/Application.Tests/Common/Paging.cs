using CleanTemplate.Application.Common.Paging;
using FluentValidation;

namespace CleanTemplate.Application.Tests.Common;

public sealed class Paging
{
    private sealed record Listing(int Page, int PageSize) : IPaged;

    private sealed class ListingValidator : AbstractValidator<Listing>
    {
        public ListingValidator() => this.AddPageRules();
    }

    [Theory]
    [InlineData(1, 0, 0, false, false)]
    [InlineData(1, 10, 1, false, false)]
    [InlineData(1, 11, 2, true, false)]
    [InlineData(2, 11, 2, false, true)]
    [InlineData(3, 11, 2, false, true)]
    public void A_page_knows_its_neighbours(int number, int total, int pages, bool hasNext, bool hasPrevious)
    {
        Page<int> page = new([], number, 10, total);

        Assert.Equal((pages, hasNext, hasPrevious), (page.TotalPages, page.HasNext, page.HasPrevious));
    }

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(PageLimits.MaxPage, PageLimits.MaxSize, true)]
    [InlineData(0, 1, false)]
    [InlineData(PageLimits.MaxPage + 1, 1, false)]
    [InlineData(1, 0, false)]
    [InlineData(1, PageLimits.MaxSize + 1, false)]
    public void Pages_have_limits(int page, int size, bool isValid) => Assert.Equal(isValid, new ListingValidator().Validate(new Listing(page, size)).IsValid);
}
