using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;
using CleanTemplate.Domain.Payments;

namespace CleanTemplate.Application.Payments;

public interface IPaymentProvider
{
    /// <summary>Charges an order once: charging it again answers the first payment.</summary>
    Task<Result<PaymentId>> Charge(OrderId order, Money amount, CancellationToken cancellationToken);
}
