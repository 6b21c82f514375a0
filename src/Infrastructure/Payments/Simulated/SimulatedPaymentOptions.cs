using System.ComponentModel.DataAnnotations;

namespace CleanTemplate.Infrastructure.Payments.Simulated;

public sealed class SimulatedPaymentOptions
{
    public const string Section = $"{PaymentOptions.Section}:Simulated";

    /// <summary>Anything above is declined, from 0.</summary>
    [Range(typeof(decimal), "0", "1000000000")]
    public decimal DeclineAbove { get; set; } = 10_000;
}
