using System.Text.RegularExpressions;

namespace CleanTemplate.Infrastructure.Mail.Smtp;

/// <summary>One answer of the server. Only its numbers are ever repeated: the words may have an address in them.</summary>
internal sealed partial record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    public const int Closing = 421;

    public string Numbers => Status().Match(Lines[0]) is { Success: true, Value: var status } ? $"{Code} {status}" : $"{Code}";

    public SmtpReply Expect(int code, string step) => Code == code ? this : throw new MailUndeliveredException(Said(step));

    /// <summary>The same about one mail, where a 5xx is the last word.</summary>
    public void ExpectForMail(int code, string step)
    {
        if (Code is >= 500 and < 600) throw new MailRefusedException(Said(step));
        Expect(code, step);
    }

    private string Said(string step) => $"The mail server answered {step} with {Numbers}.";

    [GeneratedRegex(@"^[245]\.[0-9]{1,3}\.[0-9]{1,3}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Status();
}
