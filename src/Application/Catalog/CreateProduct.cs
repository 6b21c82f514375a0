using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Idempotency;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.Catalog;

[RequirePermission(ProductPermissions.Manage)]
[TakesIdempotencyKey]
public sealed record CreateProduct(string Sku, string Name, MoneyDto Price, int Stock) : ICommand<ProductId>;

internal sealed class CreateProductValidator : AbstractValidator<CreateProduct>
{
    public CreateProductValidator()
    {
        RuleFor(product => product.Sku).IsSku();
        RuleFor(product => product.Name).IsText(Product.NameLength);
        RuleFor(product => product.Price).IsPrice();
        RuleFor(product => product.Stock).InclusiveBetween(0, Product.MaxStock);
    }
}

internal sealed class CreateProductHandler(IProductRepository products, TimeProvider clock) : ICommandHandler<CreateProduct, ProductId>
{
    public async Task<Result<ProductId>> Handle(CreateProduct command, CancellationToken cancellationToken)
    {
        var sku = Sku.Of(command.Sku);
        if (await products.IsTaken(sku, cancellationToken)) return ProductErrors.SkuTaken(sku);

        var now = clock.GetUtcNow();
        return Product.Create(ProductId.New(now), sku, command.Name, command.Price.ToMoney(), command.Stock, now)
            .Then(product => { products.Add(product); return product.Id; });
    }
}
