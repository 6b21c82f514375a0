using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Payments;
using FluentValidation;

namespace CleanTemplate.Application.Payments;

/// <summary>The disputed ones, or those that wait for an answer of the provider.</summary>
[RequirePermission(PaymentPermissions.Manage)]
public sealed record ListPaymentAttempts(bool Waiting = false, int Page = 1, int PageSize = PageLimits.DefaultSize) : IQuery<Page<PaymentAttemptDto>>, IPaged;

internal sealed class ListPaymentAttemptsValidator : AbstractValidator<ListPaymentAttempts>
{
    public ListPaymentAttemptsValidator() => this.AddPageRules();
}

internal sealed class ListPaymentAttemptsHandler(IPaymentAttemptQueries attempts) : IQueryHandler<ListPaymentAttempts, Page<PaymentAttemptDto>>
{
    public async Task<Result<Page<PaymentAttemptDto>>> Handle(ListPaymentAttempts query, CancellationToken cancellationToken) =>
        await attempts.List(query.Waiting ? PaymentAttemptState.Open : PaymentAttemptState.Disputed, query, cancellationToken);
}
