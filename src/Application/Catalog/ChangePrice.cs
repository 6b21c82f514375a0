using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.Catalog;

[RequirePermission(ProductPermissions.Manage)]
public sealed record ChangePrice(ProductId Id, MoneyDto Price, long? IfVersion) : ICommand, IVersioned;

internal sealed class ChangePriceValidator : AbstractValidator<ChangePrice>
{
    public ChangePriceValidator() => RuleFor(change => change.Price).IsPrice();
}

internal sealed class ChangePriceHandler(IProductRepository products, TimeProvider clock) : ICommandHandler<ChangePrice, Unit>
{
    public async Task<Result<Unit>> Handle(ChangePrice command, CancellationToken cancellationToken)
    {
        if (await products.Find(command.Id, cancellationToken) is not { } product) return ProductErrors.NotFound(command.Id);
        return product.Expect(command.IfVersion).Then(() => product.ChangePrice(command.Price.ToMoney(), clock.GetUtcNow()));
    }
}
