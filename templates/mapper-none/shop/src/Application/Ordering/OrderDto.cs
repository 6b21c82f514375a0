using System.Linq.Expressions;
using CleanTemplate.Application.Common;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;
using CleanTemplate.Domain.Ordering.Shipping;
using CleanTemplate.Domain.Payments;

namespace CleanTemplate.Application.Ordering;

/// <param name="PaymentDeclined">The last time the customer wanted to pay, it was declined; paying may be tried again.</param>
public sealed record OrderDto(
    OrderId Id,
    UserId Customer,
    OrderStatus Status,
    IReadOnlyList<OrderLineDto> Lines,
    MoneyDto Discount,
    ShippingMethod Shipping,
    MoneyDto ShippingCost,
    MoneyDto Total,
    PaymentId? Payment,
    bool PaymentDeclined,
    DateTimeOffset PlacedAt,
    long Version)
{
    public static readonly Expression<Func<Order, OrderDto>> Of = order => new(
        order.Id,
        order.Customer,
        order.Status,
        order.Lines
            .OrderBy(line => line.Sku)
            .Select(line => new OrderLineDto(line.Product, line.Sku, line.Name, line.Quantity, new MoneyDto(line.UnitPrice.Amount, line.UnitPrice.Currency)))
            .ToList(),
        new MoneyDto(order.Discount.Amount, order.Discount.Currency),
        order.Shipping,
        new MoneyDto(order.ShippingCost.Amount, order.ShippingCost.Currency),
        new MoneyDto(order.TotalAmount, order.TotalCurrency),
        order.Payment,
        order.PaymentDeclined,
        order.PlacedAt,
        order.Version);
}

public sealed record OrderLineDto(ProductId Product, string Sku, string Name, int Quantity, MoneyDto UnitPrice);

/// <summary>An order as lists show it.</summary>
public sealed record OrderSummaryDto(OrderId Id, UserId Customer, OrderStatus Status, MoneyDto Total, DateTimeOffset PlacedAt)
{
    public static readonly Expression<Func<Order, OrderSummaryDto>> Of = order =>
        new(order.Id, order.Customer, order.Status, new MoneyDto(order.TotalAmount, order.TotalCurrency), order.PlacedAt);
}
