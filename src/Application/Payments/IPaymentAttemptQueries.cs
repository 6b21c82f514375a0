using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Payments;

namespace CleanTemplate.Application.Payments;

public interface IPaymentAttemptQueries
{
    /// <summary>Those in this state, longest untouched first.</summary>
    Task<Page<PaymentAttemptDto>> List(PaymentAttemptState state, IPaged page, CancellationToken cancellationToken);
}

/// <param name="Subject">What is paid for, in the words of whoever asked.</param>
public sealed record PaymentAttemptDto(PaymentAttemptId Id, string Subject, MoneyDto Amount, PaymentAttemptState State, int Tries, DateTimeOffset LastTriedAt);
