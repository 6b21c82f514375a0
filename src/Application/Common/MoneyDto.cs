using AutoMapper;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.Common;

public sealed record MoneyDto(decimal Amount, string Currency)
{
    public Money ToMoney() => Money.Of(Amount, Currency);
}

internal sealed class MoneyDtoValidator : AbstractValidator<MoneyDto>
{
    public MoneyDtoValidator()
    {
        RuleFor(money => money.Amount).IsAmount();
        RuleFor(money => money.Currency).IsCurrency();
    }
}

internal static class MoneyRules
{
    public static IRuleBuilderOptions<T, decimal> IsAmount<T>(this IRuleBuilder<T, decimal> rule) => rule
        .PrecisionScale(Money.Precision, Money.Decimals, ignoreTrailingZeros: true).WithMessage($"'{{PropertyName}}' has at most {Money.Decimals} decimals.");

    public static IRuleBuilderOptions<T, string> IsCurrency<T>(this IRuleBuilder<T, string> rule) => rule
        .Must(Money.IsCurrency).WithMessage("'{PropertyName}' is a currency code of three capital letters, such as EUR.");
}

internal sealed class MoneyProfile : Profile
{
    public MoneyProfile() => CreateMap<Money, MoneyDto>();
}
