using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Tests.Common.InDepth;

public sealed class Amounts
{
    [Fact]
    public void Amounts_of_one_currency_add_up()
    {
        Assert.Equal(Money.Of(7.50m, "EUR"), Money.Of(5, "EUR") + Money.Of(2.50m, "EUR"));
        Assert.Equal(Money.Of(2.50m, "EUR"), Money.Of(5, "EUR") - Money.Of(2.50m, "EUR"));
        Assert.Equal(Money.Of(15, "EUR"), Money.Of(5, "EUR") * 3);
    }

    [Fact]
    public void Amounts_of_two_currencies_do_not_mix() =>
        Assert.Throws<InvalidOperationException>(() => Money.Of(5, "EUR") + Money.Of(5, "USD"));

    [Fact]
    public void A_share_is_rounded_to_the_even_cent()
    {
        Assert.Equal(Money.Of(0.12m, "EUR"), Money.Of(1.25m, "EUR").Percent(10));
        Assert.Equal(Money.Of(0.14m, "EUR"), Money.Of(1.35m, "EUR").Percent(10));
    }

    [Theory, InlineData(""), InlineData("eur"), InlineData("EURO"), InlineData("E1R")]
    public void A_currency_has_three_capital_letters(string currency)
    {
        Assert.Throws<ArgumentException>(() => Money.Of(1, currency));
        Assert.DoesNotMatch(Money.CurrencyPattern, currency);
        Assert.Matches(Money.CurrencyPattern, Money.Of(1, "EUR").Currency);
    }

    [Fact]
    public void The_smallest_step_is_the_last_decimal() => Assert.Equal(1m, Money.Step * (decimal)Math.Pow(10, Money.Decimals));
}
