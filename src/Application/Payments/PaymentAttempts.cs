using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Idempotency;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Payments;
using FluentValidation;

namespace CleanTemplate.Application.Payments;

public static class PaymentPermissions
{
    /// <summary>To see what is being paid, and to look after what went wrong.</summary>
    [GrantedTo(Roles.Manager)]
    public const string Manage = "payments:manage";
}

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

/// <summary>Ends a dispute that somebody has settled with the provider: what was to be paid may be paid again.</summary>
[NothingToCheck("An id that leads nowhere is answered with not found.")]
[RequirePermission(PaymentPermissions.Manage)]
[TakesIdempotencyKey]
public sealed record DismissPayment(PaymentAttemptId Id) : ICommand;

internal sealed class DismissPaymentHandler(IPaymentAttemptRepository attempts, TimeProvider clock) : ICommandHandler<DismissPayment, Unit>
{
    public async Task<Result<Unit>> Handle(DismissPayment command, CancellationToken cancellationToken)
    {
        if (await attempts.Find(command.Id, cancellationToken) is not { } attempt) return PaymentErrors.NotFound(command.Id);
        return attempt.Dismiss(clock.GetUtcNow());
    }
}
