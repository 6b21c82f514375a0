using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering.Discounts;
using CleanTemplate.Domain.Ordering.Shipping;
using CleanTemplate.Domain.Payments;

namespace CleanTemplate.Domain.Ordering;

public sealed class Order : AggregateRoot<OrderId>
{
    public const int MaxLines = 100;

    private readonly List<OrderLine> _lines = [];

    private Order(OrderId id, UserId customer, DateTimeOffset placedAt) : base(id) => (Customer, PlacedAt) = (customer, placedAt);

    public UserId Customer { get; private init; }

    public DateTimeOffset PlacedAt { get; private init; }

    public IReadOnlyList<OrderLine> Lines => _lines;

    public Money Discount { get; private init; } = null!;

    public ShippingMethod Shipping { get; private init; }

    public Money ShippingCost { get; private init; } = null!;

    // EF Core cannot index a member of a complex type, and orders are sorted by their total: two plain columns.
    public decimal TotalAmount { get; private init; }

    public string TotalCurrency { get; private init; } = "";

    public Money Total
    {
        get => Money.Of(TotalAmount, TotalCurrency);
        private init => (TotalAmount, TotalCurrency) = (value.Amount, value.Currency);
    }

    public OrderStatus Status { get; private set; } = OrderStatus.Pending;

    public PaymentId? Payment { get; private set; }

    /// <summary>The last time the customer wanted to pay, it was declined.</summary>
    public bool PaymentDeclined { get; private set; }

    /// <summary>The customer gets the best of the discounts; shipping is charged on what is left to pay.</summary>
    public static Result<Order> Place(
        OrderId id, UserId customer, IReadOnlyList<OrderLine> lines, IEnumerable<IDiscountPolicy> discounts, IShippingStrategy shipping, DateTimeOffset at)
    {
        if (lines.Count is 0 or > MaxLines) return OrderErrors.LineCount(lines.Count);
        if (lines.Select(line => line.UnitPrice.Currency).Distinct(StringComparer.Ordinal).Skip(1).Any()) return OrderErrors.MixedCurrencies;

        var goods = lines.Select(line => line.Subtotal).Aggregate((sum, next) => sum + next);
        var discount = discounts.Select(policy => policy.Discount(lines)).Append(Money.Zero(goods.Currency)).MaxBy(money => money.Amount)!;
        var shippingCost = shipping.Cost(lines, goods - discount);

        Order order = new(id, customer, at)
        {
            Discount = discount,
            Shipping = shipping.Method,
            ShippingCost = shippingCost,
            Total = goods - discount + shippingCost,
        };
        order._lines.AddRange(lines);
        order.Raise(new OrderPlaced(id, customer, order.Total, at));
        return order;
    }

    public Result RequestPayment(DateTimeOffset at) =>
        Become(OrderStatus.PendingPayment, new OrderPaymentRequested(Id, at)).Then(() => { PaymentDeclined = false; return Result.Success; });

    /// <summary>The customer may pay again, or cancel.</summary>
    public Result DeclinePayment(DateTimeOffset at) =>
        Become(OrderStatus.Pending, new OrderPaymentDeclined(Id, at)).Then(() => { PaymentDeclined = true; return Result.Success; });

    public Result Pay(PaymentId payment, DateTimeOffset at) =>
        Become(OrderStatus.Paid, new OrderPaid(Id, payment, at)).Then(() => { Payment = payment; return Result.Success; });

    public Result Ship(DateTimeOffset at) => Become(OrderStatus.Shipped, new OrderShipped(Id, at));

    public Result Cancel(DateTimeOffset at) => Become(OrderStatus.Cancelled, new OrderCancelled(Id, at));

    private Result Become(OrderStatus next, DomainEvent fact) => Status.To(next).Then(status =>
    {
        Status = status;
        Raise(fact);
        return Result.Success;
    });
}

[TypeConverter(typeof(IdTypeConverter<OrderId>)), JsonConverter(typeof(IdJsonConverter<OrderId>))]
public readonly record struct OrderId(Guid Value) : IId<OrderId>
{
    public static OrderId New(DateTimeOffset at) => new(Guid.CreateVersion7(at));

    public static OrderId From(Guid value) => new(value);

    public static OrderId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out OrderId result)
    {
        var parsed = Guid.TryParse(s, out var value);
        result = new(value);
        return parsed;
    }

    public int CompareTo(OrderId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();

    public static bool operator <(OrderId left, OrderId right) => left.Value < right.Value;

    public static bool operator >(OrderId left, OrderId right) => left.Value > right.Value;

    public static bool operator <=(OrderId left, OrderId right) => left.Value <= right.Value;

    public static bool operator >=(OrderId left, OrderId right) => left.Value >= right.Value;
}

/// <summary>One product of an order, with its name and price as they were when the order was placed.</summary>
public sealed class OrderLine
{
    public const int MaxQuantity = 1_000;

    private OrderLine(ProductId product, string sku, string name, int quantity) =>
        (Product, Sku, Name, Quantity) = (product, sku, name, quantity);

    public ProductId Product { get; private init; }

    public string Sku { get; private init; }

    public string Name { get; private init; }

    public int Quantity { get; private init; }

    public Money UnitPrice { get; private init; } = null!;

    public Money Subtotal => UnitPrice * Quantity;

    public static OrderLine For(ProductId product, string sku, string name, Money unitPrice, int quantity)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(quantity is >= 1 and <= MaxQuantity, true, nameof(quantity));
        return new(product, sku, name, quantity) { UnitPrice = unitPrice };
    }
}

public enum OrderStatus
{
    Pending,

    /// <summary>The customer wants to pay, and it is not known yet whether that was possible.</summary>
    PendingPayment,
    Paid,
    Shipped,
    Cancelled,
}

internal static class OrderStatusTransitions
{
    extension(OrderStatus from)
    {
        /// <summary>The whole life of an order: what may follow what.</summary>
        public Result<OrderStatus> To(OrderStatus next) => (from, next) switch
        {
            (OrderStatus.Pending, OrderStatus.PendingPayment) => next,
            (OrderStatus.Pending, OrderStatus.Cancelled) => next,
            (OrderStatus.PendingPayment, OrderStatus.Paid) => next,
            (OrderStatus.PendingPayment, OrderStatus.Pending) => next,
            (OrderStatus.PendingPayment, OrderStatus.PendingPayment or OrderStatus.Cancelled) => OrderErrors.BeingPaid,
            (OrderStatus.Paid, OrderStatus.Shipped) => next,
            _ => OrderErrors.WrongStatus(from, next),
        };
    }
}

public interface IOrderRepository
{
    /// <summary>An order of this customer, or of anybody when no customer is named.</summary>
    Task<Order?> Find(OrderId id, UserId? customer, CancellationToken cancellationToken);

    void Add(Order order);
}
