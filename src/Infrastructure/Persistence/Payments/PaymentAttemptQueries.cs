using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Application.Payments;
using CleanTemplate.Domain.Payments;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Persistence.Payments;

internal sealed class PaymentAttemptQueries(AppDbContext context) : IPaymentAttemptQueries
{
    public Task<Page<PaymentAttemptDto>> List(PaymentAttemptState state, IPaged page, CancellationToken cancellationToken) => context.Set<PaymentAttempt>()
        .Where(attempt => attempt.State == state)
        .ToPage(
            attempts => attempts.OrderBy(attempt => attempt.LastTriedAt).ThenBy(attempt => attempt.Id),
            page,
            attempts => attempts.Select(attempt => new PaymentAttemptDto(
                attempt.Id, attempt.Subject, new MoneyDto(attempt.Amount.Amount, attempt.Amount.Currency), attempt.State, attempt.Tries, attempt.LastTriedAt)),
            cancellationToken);
}
