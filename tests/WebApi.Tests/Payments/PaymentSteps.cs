using CleanTemplate.Application.Payments;
using CleanTemplate.Domain.Ordering;
using CleanTemplate.Domain.Payments;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.WebApi.Tests.Access;
using CleanTemplate.WebApi.Tests.Catalog;
using CleanTemplate.WebApi.Tests.Host;
using CleanTemplate.WebApi.Tests.Ordering;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.WebApi.Tests.Payments;

/// <summary>What the provider's answer would bring about, for hosts that collect nothing.</summary>
internal static class PaymentSteps
{
    extension(Api api)
    {
        /// <summary>Of an order that waits for its payment.</summary>
        public Task<PaymentAttemptId> Disputed(string order) => api.Database.With(async (AppDbContext context) =>
        {
            var subject = order.Split('/')[^1];
            var attempt = await context.Set<PaymentAttempt>().SingleAsync(attempt => attempt.Subject == subject);
            attempt.Settle(PaymentErrors.OtherAmount(attempt.Amount), TimeProvider.System.GetUtcNow());
            await context.SaveChangesAsync();
            return attempt.Id;
        });

        public Task<int> Paid(string order) => api.Database.With(async (AppDbContext context) =>
        {
            var (id, now) = (OrderId.Parse(order.Split('/')[^1], null), TimeProvider.System.GetUtcNow());
            var paid = await context.Set<Order>().SingleAsync(candidate => candidate.Id == id);
            Assert.Null(paid.RequestPayment(now).Then(() => paid.Pay(PaymentId.New(now), now)).Error);
            return await context.SaveChangesAsync();
        });
    }
}

internal sealed class PaymentsAccess : AccessRows
{
    public override IEnumerable<AccessRow> Rows =>
    [
        Row<ListPaymentAttempts>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: Always(() => Get("/api/v1/payment-attempts"))),
        Row<DismissPayment>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: async scene =>
            Post($"/api/v1/payment-attempts/{await Disputed(scene)}/dismissal")),
    ];

    private static async Task<PaymentAttemptId> Disputed(Scene scene)
    {
        using var customer = await scene.AsCustomer();
        var order = await customer.PlacedOrder((await scene.Api.Product()).Sku);
        await customer.Post($"{order}/payment");
        return await scene.Api.Disputed(order);
    }
}
