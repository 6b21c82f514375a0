namespace CleanTemplate.Application.Common.Mail;

public interface IEmailSender
{
    Task Send(Email email, CancellationToken cancellationToken);
}

public sealed record Email(string To, string Subject, string Text);
