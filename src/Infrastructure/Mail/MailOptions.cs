using System.ComponentModel.DataAnnotations;
using CleanTemplate.Infrastructure.Mail.Mime;
using CleanTemplate.Infrastructure.Mail.Smtp;

namespace CleanTemplate.Infrastructure.Mail;

/// <summary>Mails go into a folder or to a server: one of the two is given.</summary>
public sealed class MailOptions : IValidatableObject
{
    public const string Section = "Mail";

    internal const string Places = "Mail:PickupFolder, a folder for .eml files, or Mail:Smtp:Host, a mail server";

    /// <summary>The folder where mails are put as .eml files.</summary>
    public string PickupFolder { get; set; } = "";

    public SmtpOptions Smtp { get; set; } = new();

    [Required]
    public string From { get; set; } = "no-reply@example.com";

    internal bool IsSent => Smtp.Host.Length > 0;

    internal bool HasPlace => IsSent || PickupFolder.Length > 0;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!MailAddresses.IsPossible(From)) yield return new("An e-mail address is required.", [nameof(From)]);
        if (IsSent && PickupFolder.Length > 0) yield return new("Give Mail:PickupFolder or Mail:Smtp:Host, not both.", [nameof(PickupFolder)]);
        foreach (var wrong in IsSent ? Smtp.WhatIsWrong() : []) yield return wrong;
    }
}
