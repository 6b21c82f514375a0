using System.ComponentModel.DataAnnotations;

namespace CleanTemplate.Infrastructure.Mail;

public sealed class MailOptions
{
    public const string Section = "Mail";

    /// <summary>The folder where mails are put as .eml files; without one, none can be sent.</summary>
    public string PickupFolder { get; set; } = "";

    [Required, EmailAddress]
    public string From { get; set; } = "no-reply@example.com";
}
