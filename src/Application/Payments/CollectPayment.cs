using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Domain.Payments;

namespace CleanTemplate.Application.Payments;

[Job("collect-payment", AtATime = 8)]
public sealed record CollectPayment(PaymentAttemptId Attempt);
