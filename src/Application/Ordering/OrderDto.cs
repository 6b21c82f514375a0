using AutoMapper;
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
    long Version);

public sealed record OrderLineDto(ProductId Product, string Sku, string Name, int Quantity, MoneyDto UnitPrice);

/// <summary>An order as lists show it.</summary>
public sealed record OrderSummaryDto(OrderId Id, UserId Customer, OrderStatus Status, MoneyDto Total, DateTimeOffset PlacedAt);

internal sealed class OrderProfile : Profile
{
    public OrderProfile()
    {
        CreateMap<Order, OrderDto>()
            .ForCtorParam(nameof(OrderDto.Lines), lines => lines.MapFrom(order => order.Lines.OrderBy(line => line.Sku)))
            .ForCtorParam(nameof(OrderDto.Total), total => total.MapFrom(order => new MoneyDto(order.TotalAmount, order.TotalCurrency)));
        CreateMap<OrderLine, OrderLineDto>();
        CreateMap<Money, MoneyDto>();
        CreateMap<Order, OrderSummaryDto>()
            .ForCtorParam(nameof(OrderSummaryDto.Total), total => total.MapFrom(order => new MoneyDto(order.TotalAmount, order.TotalCurrency)));
    }
}
