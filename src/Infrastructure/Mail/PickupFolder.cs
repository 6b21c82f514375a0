using CleanTemplate.Application.Common.Mail;
using CleanTemplate.Infrastructure.Mail.Mime;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Mail;

/// <summary>Puts each mail into a folder as an .eml file, for a person or a mail server to pick up.</summary>
internal sealed class PickupFolder(MimeComposer composer, IOptions<MailOptions> options) : IEmailSender
{
    public async Task Send(Email email, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(options.Value.PickupFolder).FullName;
        var mail = composer.Compose(email);
        var name = Path.Combine(folder, $"{Guid.NewGuid():N}");
        // Whoever watches the folder sees whole mails only.
        await File.WriteAllBytesAsync($"{name}.tmp", mail.Content, cancellationToken);
        File.Move($"{name}.tmp", $"{name}.eml");
    }
}
