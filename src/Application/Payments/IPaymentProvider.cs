using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Payments;

namespace CleanTemplate.Application.Payments;

public interface IPaymentProvider
{
    /// <summary>Charges once for what the reference names: charging it again answers the first payment.</summary>
    Task<Result<PaymentId>> Charge(string reference, Money amount, CancellationToken cancellationToken);

    /// <summary>What became of a reference, for whoever does not know whether it was charged.</summary>
    Task<Result<ChargeTrace>> Find(string reference, CancellationToken cancellationToken);
}
