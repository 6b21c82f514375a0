using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Payments;
using FluentValidation;

namespace CleanTemplate.Application.Payments;

public interface IPaymentAttemptQueries
{
    /// <summary>Those in this state, longest untouched first.</summary>
    Task<Page<PaymentAttemptDto>> List(PaymentAttemptState state, IPaged page, CancellationToken cancellationToken);
}

/// <param name="Subject">What is paid for, in the words of whoever asked.</param>
public sealed record PaymentAttemptDto(PaymentAttemptId Id, string Subject, MoneyDto Amount, PaymentAttemptState State, int Tries, DateTimeOffset LastTriedAt);

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

public static class PaymentPermissions
{
    /// <summary>To see what is being paid, and to look after what went wrong.</summary>
    [GrantedTo(Roles.Manager)]
    public const string Manage = "payments:manage";
}
