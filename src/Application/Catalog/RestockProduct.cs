using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Idempotency;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.Catalog;

[RequirePermission(ProductPermissions.Manage)]
[TakesIdempotencyKey]
public sealed record RestockProduct(ProductId Id, int Quantity, long? IfVersion) : ICommand, IVersioned;

internal sealed class RestockProductValidator : AbstractValidator<RestockProduct>
{
    public RestockProductValidator() => RuleFor(restock => restock.Quantity).InclusiveBetween(1, Product.MaxStock);
}

internal sealed class RestockProductHandler(IProductRepository products, TimeProvider clock) : ICommandHandler<RestockProduct, Unit>
{
    public async Task<Result<Unit>> Handle(RestockProduct command, CancellationToken cancellationToken)
    {
        if (await products.Find(command.Id, cancellationToken) is not { } product) return ProductErrors.NotFound(command.Id);
        return product.Expect(command.IfVersion).Then(() => product.Restock(command.Quantity, clock.GetUtcNow()));
    }
}
