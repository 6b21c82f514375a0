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
