namespace CleanTemplate.Application.Common.Mail;

/// <summary>One message to one reader, said twice. A <see cref="Letter"/> writes both.</summary>
public sealed record Email(string To, string Subject, string Text, string Html);
