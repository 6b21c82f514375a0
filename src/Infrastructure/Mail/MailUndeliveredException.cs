namespace CleanTemplate.Infrastructure.Mail;

/// <summary>The mail was not taken this time.</summary>
public sealed class MailUndeliveredException(string message, Exception? cause = null) : IOException(message, cause);
