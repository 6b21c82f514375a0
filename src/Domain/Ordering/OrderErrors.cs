using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Ordering;

public static class OrderErrors
{
    public static readonly Error MixedCurrencies =
        new(ErrorKind.Rule, "ordering.mixed_currencies", "All products of an order are sold in one currency.");

    public static readonly Error BeingPaid =
        new(ErrorKind.Conflict, "ordering.being_paid", "The order is being paid. If its payment is declined, it can be paid again or cancelled.");

    public static Error NotFound(OrderId id) =>
        new(ErrorKind.NotFound, "ordering.order_not_found", $"There is no order {id}.");

    public static Error LineCount(int count) =>
        new(ErrorKind.Rule, "ordering.line_count", $"An order has 1 to {Order.MaxLines} lines; this has {count}.");

    public static Error UnknownSku(string sku) =>
        new(ErrorKind.Rule, "ordering.unknown_sku", $"There is no product {sku} for sale.");

    public static Error OutOfStock(string sku, int available) =>
        new(ErrorKind.Rule, "ordering.out_of_stock", $"Of {sku} only {available} are left.");

    public static Error WrongStatus(OrderStatus from, OrderStatus next) =>
        new(ErrorKind.Conflict, "ordering.wrong_status", $"The order is {Name(from)}; it cannot become {Name(next)}.");

    private static string Name(OrderStatus status) => status == OrderStatus.PendingPayment ? "pending payment" : status.ToString().ToLowerInvariant();
}
