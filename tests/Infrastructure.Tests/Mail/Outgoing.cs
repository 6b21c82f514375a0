using System.Text;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Application.Common.Mail;
using CleanTemplate.Infrastructure.Mail;
using CleanTemplate.Infrastructure.Mail.Mime;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Tests.Mail;

/// <summary>Mails to send, and what writes them.</summary>
internal static class Outgoing
{
    public const string Customer = "customer@example.com";

    public static Email Mail(string text = "Hello.", string subject = "A mail", string to = Customer) => Letter.ToSomebody().Says(text).About(subject, to);

    public static MimeComposer Composer(string? key = null, string from = "no-reply@example.com") =>
        new(Options.Create(new MailOptions { From = from }), new HandlingOf(key), new TestClock());

    public static string Written(Email mail, string? key = null) => Encoding.ASCII.GetString(Composer(key).Compose(mail).Content);

    public static OpenedMail Opened(Email mail, string? key = null) => OpenedMail.Of(Written(mail, key));

    private sealed record HandlingOf(string? Key) : IHandling;
}
