using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.Common;

public sealed record MoneyDto(decimal Amount, string Currency)
{
    public Money ToMoney() => Money.Of(Amount, Currency);
}

internal static class MoneyRules
{
    public static IRuleBuilderOptions<T, decimal> IsAmount<T>(this IRuleBuilder<T, decimal> rule) => rule
        .Speaks(new(Step: Money.Step), amount => amount % Money.Step == 0).WithMessage($"'{{PropertyName}}' has at most {Money.Decimals} decimals.");

    public static IRuleBuilderOptions<T, string> IsCurrency<T>(this IRuleBuilder<T, string> rule) => rule
        .NotNull().Follows(Money.CurrencyPattern).WithMessage("'{PropertyName}' is a currency code of three capital letters, such as EUR.");
}
