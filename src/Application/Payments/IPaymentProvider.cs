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

/// <summary>What payments offer to whoever wants to be paid.</summary>
public interface IPaymentDesk
{
    /// <summary>
    /// Asks for a payment. It is collected when the unit of work at hand is committed, under a reference of its own; what came
    /// of it is a fact that names the subject: <see cref="Domain.Payments.PaymentCharged"/> or <see cref="Domain.Payments.PaymentDeclined"/>.
    /// </summary>
    /// <param name="subject">What is paid for, in the words of whoever asks.</param>
    void Request(string subject, Money amount);
}
