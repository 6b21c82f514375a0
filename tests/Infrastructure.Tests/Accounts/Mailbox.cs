using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using CleanTemplate.Application.Common.Mail;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Infrastructure.Tests.Accounts;

/// <summary>Takes every mail, and opens the link of the last one that has any.</summary>
internal sealed partial class Mailbox : IEmailSender
{
    private readonly ConcurrentQueue<Email> _mails = [];

    public IReadOnlyList<Email> Mails => [.. _mails];

    public (UserId User, string Token) LastLink => Open(_mails.Last(mail => Link().IsMatch(mail.Text)).Text);

    public static (UserId User, string Token) Open(string text)
    {
        var link = Link().Match(text);
        return (UserId.Parse(link.Groups["user"].Value, null), Uri.UnescapeDataString(link.Groups["token"].Value));
    }

    public Task Send(Email email, CancellationToken cancellationToken)
    {
        _mails.Enqueue(email);
        return Task.CompletedTask;
    }

    [GeneratedRegex(@"#user=(?<user>[^&]+)&token=(?<token>\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Link();
}
