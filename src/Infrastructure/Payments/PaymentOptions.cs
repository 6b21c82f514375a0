using System.ComponentModel.DataAnnotations;

namespace CleanTemplate.Infrastructure.Payments;

public sealed class PaymentOptions
{
    public const string Section = "Payments";

    /// <summary>The in-process provider declines anything above, from 0.</summary>
    [Range(typeof(decimal), "0", "1000000000")]
    public decimal DeclineAbove { get; set; } = 10_000;
}
