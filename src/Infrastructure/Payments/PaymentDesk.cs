using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Application.Payments;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Payments;

namespace CleanTemplate.Infrastructure.Payments;

internal sealed class PaymentDesk(IPaymentAttemptRepository attempts, IJobQueue jobs, TimeProvider clock) : IPaymentDesk
{
    public void Request(string subject, Money amount)
    {
        var now = clock.GetUtcNow();
        var attempt = PaymentAttempt.For(PaymentAttemptId.New(now), subject, amount, now);
        attempts.Add(attempt);
        jobs.Enqueue(new CollectPayment(attempt.Id));
    }
}
