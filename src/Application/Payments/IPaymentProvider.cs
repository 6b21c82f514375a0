using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Payments;

namespace CleanTemplate.Application.Payments;

public interface IPaymentProvider
{
    /// <summary>Charges once for what the reference names: charging it again answers the first payment.</summary>
    Task<Result<PaymentId>> Charge(string reference, Money amount, CancellationToken cancellationToken);
}
