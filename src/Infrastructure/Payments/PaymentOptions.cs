using System.ComponentModel.DataAnnotations;

namespace CleanTemplate.Infrastructure.Payments;

public sealed class PaymentOptions
{
    public const string Section = "Payments";

    /// <summary>The name of a registered provider.</summary>
    [Required]
    public string Provider { get; set; } = "simulated";
}
