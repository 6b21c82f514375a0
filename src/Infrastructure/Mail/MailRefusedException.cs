using CleanTemplate.Application.Common.Events;

namespace CleanTemplate.Infrastructure.Mail;

/// <summary>Nobody will ever take this mail.</summary>
public sealed class MailRefusedException(string message) : PermanentFailureException(message);
