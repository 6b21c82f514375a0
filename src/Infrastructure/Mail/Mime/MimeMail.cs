namespace CleanTemplate.Infrastructure.Mail.Mime;

/// <summary>A mail as it travels: whom the envelope names, and what is in it.</summary>
internal sealed record MimeMail(string From, string To, byte[] Content);
