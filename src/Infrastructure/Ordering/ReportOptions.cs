using System.ComponentModel.DataAnnotations;

namespace CleanTemplate.Infrastructure.Ordering;

public sealed class ReportOptions : IValidatableObject
{
    public const string Section = "Reports";

    /// <summary>The folder where reports are put; without one, they are only mailed.</summary>
    public string Folder { get; set; } = "";

    /// <summary>The e-mail addresses that get each report.</summary>
    public IReadOnlyList<string> Recipients { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Recipients
        .Where(recipient => !new EmailAddressAttribute().IsValid(recipient))
        .Select(recipient => new ValidationResult($"'{recipient}' is no e-mail address.", [nameof(Recipients)]));
}
