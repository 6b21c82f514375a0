using CleanTemplate.Application.Common.Mail;
using CleanTemplate.Infrastructure.Mail.Smtp;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Mail;

/// <summary>Sends where the settings say. They are read with the first mail: a verb that sends none needs none.</summary>
internal sealed class ChosenSender(PickupFolder folder, SmtpSender server, IOptions<MailOptions> options) : IEmailSender
{
    public Task Send(Email email, CancellationToken cancellationToken) => Sender.Send(email, cancellationToken);

    internal IEmailSender Sender => options.Value.IsSent ? server : folder;
}
