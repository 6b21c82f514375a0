using CleanTemplate.Application.Catalog;
using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Idempotency;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;
using CleanTemplate.Domain.Ordering.Discounts;
using CleanTemplate.Domain.Ordering.Shipping;
using FluentValidation;

namespace CleanTemplate.Application.Ordering;

[RequirePermission(OrderPermissions.Place)]
[TakesIdempotencyKey]
public sealed record PlaceOrder(IReadOnlyList<WantedItem> Items, ShippingMethod Shipping = ShippingMethod.Standard) : ICommand<OrderId>;

internal sealed class PlaceOrderValidator : AbstractValidator<PlaceOrder>
{
    public PlaceOrderValidator()
    {
        RuleFor(order => order.Items)
            .HasEntries(1, Order.MaxLines)
            .Must(items => items is null || items.Select(item => item?.Sku).OfType<string>().CountBy(sku => sku, StringComparer.OrdinalIgnoreCase).All(sku => sku.Value == 1))
            .WithMessage("'{PropertyName}' names each sku once.");
        RuleForEach(order => order.Items).NotNull().SetValidator(new WantedItemValidator());
        RuleFor(order => order.Shipping).IsInEnum();
    }
}

internal sealed class WantedItemValidator : AbstractValidator<WantedItem>
{
    public WantedItemValidator()
    {
        RuleFor(item => item.Sku).IsSku();
        RuleFor(item => item.Quantity).InclusiveBetween(1, OrderLine.MaxQuantity);
    }
}

internal sealed class PlaceOrderHandler(
    IStock stock,
    IOrderRepository orders,
    IEnumerable<IDiscountPolicy> discounts,
    IEnumerable<IShippingStrategy> shippings,
    ICurrentUser user,
    TimeProvider clock) : ICommandHandler<PlaceOrder, OrderId>
{
    public async Task<Result<OrderId>> Handle(PlaceOrder command, CancellationToken cancellationToken)
    {
        var reservation = await stock.Reserve(command.Items, cancellationToken);
        if (reservation.Shortage is { } shortage) return Refuse(shortage);

        var now = clock.GetUtcNow();
        var lines = reservation.Items.Select(item => OrderLine.For(item.Product, item.Sku, item.Name, item.Price, item.Quantity)).ToList();
        var shipping = shippings.Single(strategy => strategy.Method == command.Shipping);
        return Order.Place(OrderId.New(now), user.Id, lines, discounts, shipping, now)
            .Then(order => { orders.Add(order); return order.Id; });
    }

    private static Error Refuse(Shortage shortage) =>
        shortage.Available is { } available ? OrderErrors.OutOfStock(shortage.Sku, available) : OrderErrors.UnknownSku(shortage.Sku);
}
