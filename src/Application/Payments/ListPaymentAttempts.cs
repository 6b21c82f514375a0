using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Payments;
using FluentValidation;

namespace CleanTemplate.Application.Payments;

/// <summary>The disputed ones, unless others are asked for.</summary>
[RequirePermission(PaymentPermissions.Manage)]
public sealed record ListPaymentAttempts(
    PaymentAttemptState State = PaymentAttemptState.Disputed, int Page = 1, int PageSize = PageLimits.DefaultSize) : IQuery<Page<PaymentAttemptDto>>, IPaged;

internal sealed class ListPaymentAttemptsValidator : AbstractValidator<ListPaymentAttempts>
{
    public ListPaymentAttemptsValidator()
    {
        this.AddPageRules();
        RuleFor(query => query.State).IsInEnum();
    }
}

internal sealed class ListPaymentAttemptsHandler(IPaymentAttemptQueries attempts) : IQueryHandler<ListPaymentAttempts, Page<PaymentAttemptDto>>
{
    public async Task<Result<Page<PaymentAttemptDto>>> Handle(ListPaymentAttempts query, CancellationToken cancellationToken) =>
        await attempts.List(query.State, query, cancellationToken);
}
