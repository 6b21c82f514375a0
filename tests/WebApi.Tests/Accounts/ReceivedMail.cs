using System.Text.RegularExpressions;
using CleanTemplate.WebApi.Tests.Logs;

namespace CleanTemplate.WebApi.Tests.Accounts;

/// <summary>A mail as its reader finds it in the pickup folder.</summary>
internal sealed partial record ReceivedMail(string MessageId, string Subject, string Text, string Html)
{
    /// <summary>The mails to this address, the latest first.</summary>
    public static IReadOnlyList<ReceivedMail> To(string email) =>
    [
        .. new DirectoryInfo(TestMails.Folder).GetFiles("*.eml")
            .OrderByDescending(file => file.LastWriteTimeUtc)
            .Select(file => File.ReadAllText(file.FullName))
            .Where(mail => mail.Contains($"\nTo: {email}\r\n", StringComparison.Ordinal))
            .Select(OpenedMail.Of)
            .Select(mail => new ReceivedMail(mail.MessageId, mail.Subject, mail.Text, mail.Html)),
    ];

    /// <summary>Whom the link of the mail is for, and its token.</summary>
    public (string User, string Token) Link => LinkIn(Text);

    public bool HasLink => Parts().IsMatch(Text);

    public static (string User, string Token) LinkIn(string text)
    {
        var link = Parts().Match(text);
        Assert.True(link.Success, $"There is no link in: {text}");
        return (link.Groups["user"].Value, SearchedLogs.OfThisRun.KeepSecret(Uri.UnescapeDataString(link.Groups["token"].Value)));
    }

    [GeneratedRegex(@"#user=(?<user>[0-9a-f-]{36})&token=(?<token>\S+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Parts();
}
