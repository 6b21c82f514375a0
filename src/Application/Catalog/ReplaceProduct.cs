using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.Catalog;

/// <summary>All that may be changed of a product, at once.</summary>
[RequirePermission(ProductPermissions.Manage)]
public sealed record ReplaceProduct(ProductId Id, string Name, MoneyDto Price, long? IfVersion) : ICommand, IVersioned;

internal sealed class ReplaceProductValidator : AbstractValidator<ReplaceProduct>
{
    public ReplaceProductValidator()
    {
        RuleFor(product => product.Name).IsText(Product.NameLength);
        RuleFor(product => product.Price).IsPrice();
    }
}

internal sealed class ReplaceProductHandler(IProductRepository products, TimeProvider clock) : ICommandHandler<ReplaceProduct, Unit>
{
    public async Task<Result<Unit>> Handle(ReplaceProduct command, CancellationToken cancellationToken)
    {
        if (await products.Find(command.Id, cancellationToken) is not { } product) return ProductErrors.NotFound(command.Id);

        var now = clock.GetUtcNow();
        return product.Expect(command.IfVersion)
            .Then(() => product.Rename(command.Name, now))
            .Then(() => product.ChangePrice(command.Price.ToMoney(), now));
    }
}

/// <summary>Some of what may be changed of a product; what is left out stays.</summary>
[RequirePermission(ProductPermissions.Manage)]
public sealed record PatchProduct(ProductId Id, Maybe<string> Name, Maybe<PricePatch> Price, long? IfVersion) : ICommand, IVersioned;

public sealed record PricePatch
{
    public Maybe<decimal> Amount { get; init; }

    public Maybe<string> Currency { get; init; }

    internal Money On(Money price) => new MoneyDto(Amount.Or(price.Amount), Currency.Or(price.Currency)).ToMoney();
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
            .Then(() => command.Price.IsGiven ? product.ChangePrice(command.Price.Value!.On(product.Price), now) : Result.Success);
    }
}
