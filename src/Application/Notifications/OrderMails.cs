using System.Globalization;
using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Application.Common.Mail;
using CleanTemplate.Application.Ordering;
using CleanTemplate.Domain.Ordering;
using CleanTemplate.Domain.Ordering.Shipping;

namespace CleanTemplate.Application.Notifications;

/// <summary>Tells customers what becomes of their orders. A mail says what has happened, for the order may have gone on since.</summary>
[ReachesOutside]
internal sealed class OrderMails(IOrderQueries orders, IRecipients recipients, IEmailSender mails)
    : IEventHandler<OrderPlaced>, IEventHandler<OrderPaid>, IEventHandler<OrderPaymentDeclined>, IEventHandler<OrderShipped>, IEventHandler<OrderCancelled>
{
    public Task Handle(OrderPlaced fact, CancellationToken cancellationToken) =>
        Tell(fact.Order, _ => ("is placed", "thank you for your order. We write to you again about each step it takes."), cancellationToken);

    public Task Handle(OrderPaid fact, CancellationToken cancellationToken) =>
        Tell(fact.Order, _ => ("is paid", "we have received your payment, thank you. Your order is made ready next."), cancellationToken);

    public Task Handle(OrderPaymentDeclined fact, CancellationToken cancellationToken) =>
        Tell(fact.Order, _ => ("is not paid", "your payment was declined. We keep your order: please pay it again, perhaps in another way."), cancellationToken);

    public Task Handle(OrderShipped fact, CancellationToken cancellationToken) => Tell(fact.Order, order => order.Shipping == ShippingMethod.Pickup
        ? ("is ready", "your order is ready: please pick it up.")
        : ("is shipped", "your order is on its way to you."), cancellationToken);

    public Task Handle(OrderCancelled fact, CancellationToken cancellationToken) =>
        Tell(fact.Order, _ => ("is cancelled", "your order is cancelled, and will not be shipped. There is nothing for you to do."), cancellationToken);

    private async Task Tell(OrderId id, Func<OrderDto, (string What, string Opening)> news, CancellationToken cancellationToken)
    {
        if (await orders.Find(id, customer: null, cancellationToken) is not { } order) return;
        if (await recipients.Find(order.Customer, cancellationToken) is not { } customer) return;

        var (what, opening) = news(order);
        // The end of the id: its beginning is a time, which neighbours share.
        var subject = $"Your order {id.ToString()[^8..]} {what}";
        await mails.Send(Letter.To(customer.Name).Says(opening).Describes(order).About(subject, customer.Email), cancellationToken);
    }
}

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
