using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Catalog;
using FluentValidation;

namespace CleanTemplate.Application.Catalog;

public static class ProductPermissions
{
    [GrantedTo(Roles.Manager)]
    public const string All = "products:*";

    [GrantedTo(Roles.Admin)]
    public const string Manage = "products:manage";
}

/// <summary>What several requests of the catalog ask of their fields.</summary>
internal static class CatalogRules
{
    public static IRuleBuilderOptions<T, string> IsSku<T>(this IRuleBuilder<T, string> rule) => rule
        .NotNull().Follows(Sku.Pattern).WithMessage($"'{{PropertyName}}' has 1 to {Sku.MaxLength} letters, digits and hyphens.");

    public static IRuleBuilderOptions<T, decimal> IsPriceAmount<T>(this IRuleBuilder<T, decimal> rule) => rule
        .IsAmount()
        .Speaks(new(Above: 0, Most: Product.MaxPrice), amount => amount is > 0 and <= Product.MaxPrice).WithMessage($"'{{PropertyName}}' is more than 0 and at most {Product.MaxPrice:0}.");

    public static IRuleBuilderOptions<T, MoneyDto> IsPrice<T>(this IRuleBuilder<T, MoneyDto> rule) => rule
        .NotNull()
        .SetValidator(new PriceValidator());

    private sealed class PriceValidator : AbstractValidator<MoneyDto>
    {
        public PriceValidator()
        {
            RuleFor(price => price.Amount).IsPriceAmount();
            RuleFor(price => price.Currency).IsCurrency();
        }
    }
}
