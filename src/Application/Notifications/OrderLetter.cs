using System.Globalization;
using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Mail;
using CleanTemplate.Application.Ordering;

namespace CleanTemplate.Application.Notifications;

internal static class OrderLetter
{
    extension(Letter letter)
    {
        /// <summary>What was ordered, and what it comes to.</summary>
        public Letter Describes(OrderDto order) => letter
            .Says($"Order {order.Id}:")
            .Lists(order.Lines.Select(line => $"{line.Quantity} × {line.Name}, {Amount(line.UnitPrice)} each: {Amount(line.UnitPrice with { Amount = line.UnitPrice.Amount * line.Quantity })}"))
            .Lists(Sums(order));
    }

    private static IEnumerable<string> Sums(OrderDto order)
    {
        if (order.Discount.Amount > 0) yield return $"Discount: {Amount(order.Discount with { Amount = -order.Discount.Amount })}";
        yield return $"Shipping: {Amount(order.ShippingCost)}";
        yield return $"Total: {Amount(order.Total)}";
    }

    private static string Amount(MoneyDto money) => string.Create(CultureInfo.InvariantCulture, $"{money.Amount:0.00} {money.Currency}");
}
