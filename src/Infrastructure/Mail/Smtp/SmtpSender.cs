using CleanTemplate.Application.Common.Mail;
using CleanTemplate.Infrastructure.Mail.Mime;

namespace CleanTemplate.Infrastructure.Mail.Smtp;

/// <summary>Hands mails to a mail server.</summary>
internal sealed class SmtpSender(MimeComposer composer, SmtpConnections connections) : IEmailSender
{
    public Task Send(Email email, CancellationToken cancellationToken) => connections.Send(composer.Compose(email), cancellationToken);
}
