namespace CleanTemplate.Application.Common.Mail;

public interface IEmailSender
{
    /// <summary>Hands the mail over. A refusal for good is a <see cref="Events.PermanentFailureException"/>; after any other failure, trying again is worth it.</summary>
    Task Send(Email email, CancellationToken cancellationToken);
}

/// <summary>One message to one reader, said twice. A <see cref="Letter"/> writes both.</summary>
public sealed record Email(string To, string Subject, string Text, string Html);
