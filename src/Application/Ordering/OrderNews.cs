using System.Globalization;
using CleanTemplate.Application.Catalog;
using CleanTemplate.Application.Common.Caching;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;
using CleanTemplate.Domain.Payments;

namespace CleanTemplate.Application.Ordering;

internal sealed class ChargedOrder(IOrderRepository orders) : IEventHandler<PaymentCharged>
{
    public Task Handle(PaymentCharged fact, CancellationToken cancellationToken) =>
        orders.Mark(fact.Subject, order => order.Pay(fact.Payment, fact.OccurredAt), cancellationToken);
}

internal sealed class DeclinedOrder(IOrderRepository orders) : IEventHandler<PaymentDeclined>
{
    public Task Handle(PaymentDeclined fact, CancellationToken cancellationToken) =>
        orders.Mark(fact.Subject, order => order.DeclinePayment(fact.OccurredAt), cancellationToken);
}

internal static class PaymentOutcomes
{
    /// <summary>Only an order that is being paid asks for payments, and it waits for what comes of them: anything else is for people to look at.</summary>
    public static async Task Mark(this IOrderRepository orders, string subject, Func<Order, Result> outcome, CancellationToken cancellationToken)
    {
        var id = OrderId.Parse(subject, CultureInfo.InvariantCulture);
        var order = await orders.Find(id, customer: null, cancellationToken) ?? throw new InvalidOperationException($"There is no order {id}, but a payment of it.");
        if (outcome(order).Error is { } refusal) throw new InvalidOperationException(refusal.Message);
    }
}

/// <summary>Orders take stock and give it back, which the catalog shows.</summary>
[RepeatsHarmlessly]
internal sealed class StockNews(ICacheTags tags) : IEventHandler<OrderPlaced>, IEventHandler<OrderCancelled>
{
    public Task Handle(OrderPlaced fact, CancellationToken cancellationToken) => Evict();

    public Task Handle(OrderCancelled fact, CancellationToken cancellationToken) => Evict();

    private Task Evict()
    {
        tags.Evict(ICatalogQueries.CacheTag);
        return Task.CompletedTask;
    }
}
