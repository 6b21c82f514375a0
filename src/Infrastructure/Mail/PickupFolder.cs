using System.Net.Mail;
using CleanTemplate.Application.Common.Mail;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Mail;

/// <summary>Puts each mail into a folder as an .eml file, for a person or a mail server to pick up.</summary>
internal sealed class PickupFolder(IOptions<MailOptions> options) : IEmailSender
{
    public async Task Send(Email email, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.Value.PickupFolder);
        using var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = Path.GetFullPath(options.Value.PickupFolder) };
        using var message = new MailMessage(options.Value.From, email.To, email.Subject, email.Text);
        await client.SendMailAsync(message, cancellationToken);
    }
}
