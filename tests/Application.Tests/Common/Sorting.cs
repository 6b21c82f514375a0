using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Application.Common.Validation;
using FluentValidation;

namespace CleanTemplate.Application.Tests.Common;

public sealed class Sorting
{
    private sealed record Listing(string? Sort);

    private sealed class ListingValidator : AbstractValidator<Listing>
    {
        public ListingValidator() => RuleFor(listing => listing.Sort).SortsBy(["name", "price"]);
    }

    [Fact]
    public void A_leading_minus_sorts_downwards() =>
        Assert.Equal([new SortKey("price", Descending: true), new SortKey("name", Descending: false)], SortKey.Parse("-price, name"));

    [Theory, InlineData(null), InlineData(""), InlineData("name"), InlineData("-price,name")]
    public void Known_fields_are_accepted(string? sort) => Assert.True(new ListingValidator().Validate(new Listing(sort)).IsValid);

    [Theory, InlineData("size"), InlineData("Name"), InlineData("-"), InlineData("--name"), InlineData("name,-name"), InlineData(","), InlineData("name,,price"), InlineData("name,"), InlineData(" ")]
    public void Anything_else_is_refused_with_the_known_fields(string sort) =>
        Assert.Contains("name, price", Assert.Single(new ListingValidator().Validate(new Listing(sort)).Errors).ErrorMessage, StringComparison.Ordinal);
}
