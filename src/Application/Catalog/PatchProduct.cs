using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.Catalog;

/// <summary>Some of what may be changed of a product; what is left out stays.</summary>
[RequirePermission(ProductPermissions.Manage)]
public sealed record PatchProduct(ProductId Id, Maybe<string> Name, Maybe<PricePatch> Price, long? IfVersion) : ICommand, IVersioned;

public sealed record PricePatch(Maybe<decimal> Amount = default, Maybe<string> Currency = default)
{
    internal MoneyDto On(Product product) => new(Amount.Or(product.PriceAmount), Currency.Or(product.PriceCurrency));
}

internal sealed class PatchProductValidator : AbstractValidator<PatchProduct>
{
    public PatchProductValidator()
    {
        RuleFor(patch => patch.Name.Value!).IsText(Product.NameLength).When(patch => patch.Name.IsGiven).OverridePropertyName(nameof(PatchProduct.Name));
        RuleFor(patch => patch.Price.Value!).NotNull().SetValidator(new PricePatchValidator()).When(patch => patch.Price.IsGiven).OverridePropertyName(nameof(PatchProduct.Price));
    }
}

internal sealed class PricePatchValidator : AbstractValidator<PricePatch>
{
    public PricePatchValidator()
    {
        RuleFor(price => price.Amount.Value).IsPriceAmount().When(price => price.Amount.IsGiven).OverridePropertyName(nameof(PricePatch.Amount));
        RuleFor(price => price.Currency.Value!).IsCurrency().When(price => price.Currency.IsGiven).OverridePropertyName(nameof(PricePatch.Currency));
    }
}

internal sealed class PatchProductHandler(IProductRepository products, TimeProvider clock) : ICommandHandler<PatchProduct, Unit>
{
    public async Task<Result<Unit>> Handle(PatchProduct command, CancellationToken cancellationToken)
    {
        if (await products.Find(command.Id, cancellationToken) is not { } product) return ProductErrors.NotFound(command.Id);

        var now = clock.GetUtcNow();
        return product.Expect(command.IfVersion)
            .Then(() => command.Name.IsGiven ? product.Rename(command.Name.Value!, now) : Result.Success)
            .Then(() => command.Price.IsGiven ? product.ChangePrice(command.Price.Value!.On(product).ToMoney(), now) : Result.Success);
    }
}
