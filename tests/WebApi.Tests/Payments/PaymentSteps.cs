using CleanTemplate.Domain.Ordering;
using CleanTemplate.Domain.Payments;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.WebApi.Tests.Host;
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
