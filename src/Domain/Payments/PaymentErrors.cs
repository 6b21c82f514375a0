using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Payments;

public static class PaymentErrors
{
    public static Error Declined(Money amount) =>
        new(ErrorKind.Rule, "payments.declined", $"The payment of {amount} was declined. The order stays pending.");
}
