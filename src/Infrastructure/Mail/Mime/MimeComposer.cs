using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Application.Common.Mail;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Mail.Mime;

/// <summary>Writes a mail in both forms. Everything in it is ASCII, in lines of less than 80 characters, whatever it says.</summary>
internal sealed class MimeComposer(IOptions<MailOptions> options, IHandling handling, TimeProvider clock)
{
    public MimeMail Compose(Email email)
    {
        var (from, to) = (MailAddresses.Possible(options.Value.From), MailAddresses.Possible(email.To));
        var id = Id(email);
        // Quoted-printable never has "=_" in it.
        var boundary = $"=_{id}";
        string[] lines =
        [
            $"From: {from}",
            $"To: {to}",
            $"Subject: {HeaderText.Encode(email.Subject)}",
            $"Date: {clock.GetUtcNow().UtcDateTime:ddd, dd MMM yyyy HH:mm:ss} +0000",
            $"Message-Id: <{id}@{from[(from.LastIndexOf('@') + 1)..]}>",
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
            "Content-Type: multipart/alternative;",
            $" boundary=\"{boundary}\"",
            "",
            .. Part("plain", email.Text),
            .. Part("html", email.Html),
            $"--{boundary}--",
            "",
        ];
        return new(from, to, Encoding.ASCII.GetBytes(string.Join("\r\n", lines)));

        string[] Part(string kind, string text) =>
        [
            $"--{boundary}",
            $"Content-Type: text/{kind}; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable",
            "",
            QuotedPrintable.Encode(text),
        ];
    }

    // The same mail of the same event has the same id, so that a mailbox that was sent it twice may show it once.
    private string Id(Email email) => handling.Key is { } key
        ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', key, email.To, email.Subject))).AsSpan(..16))
        : $"{Guid.NewGuid():N}";
}

/// <summary>A mail as it travels: whom the envelope names, and what is in it.</summary>
internal sealed record MimeMail(string From, string To, byte[] Content);

/// <summary>Addresses as mail servers everywhere take them: ASCII, without quotes or comments.</summary>
internal static partial class MailAddresses
{
    private const int Longest = 254;

    public static bool IsPossible(string address) => Ascii(address) is not null;

    /// <exception cref="MailRefusedException">No mail can get there.</exception>
    public static string Possible(string address) => Ascii(address) ?? throw new MailRefusedException("The address is not one that mail can be sent to.");

    private static string? Ascii(string address)
    {
        var at = address.LastIndexOf('@');
        if (at < 0 || address.Length > Longest) return null;
        try
        {
            var ascii = $"{address[..at]}@{new IdnMapping().GetAscii(address[(at + 1)..])}";
            return ascii.Length <= Longest && Form().IsMatch(ascii) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private const string Atom = "[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+", Label = "[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?";

    [GeneratedRegex($@"\A{Atom}(\.{Atom})*@{Label}(\.{Label})*\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}

/// <summary>Free text in a header (RFC 2047): what is not short, plain ASCII travels in encoded words. No header can be smuggled in.</summary>
internal static class HeaderText
{
    // 39 bytes are 52 letters of base64, and with what is around them a line of less than 76, also after "Subject: ".
    private const int PlainLength = 64, BytesOfAWord = 39;

    public static string Encode(string text)
    {
        var line = string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)).Trim();
        return line.Length <= PlainLength && Ascii.IsValid(line) && !line.Contains("=?", StringComparison.Ordinal)
            ? line
            : string.Join("\r\n ", Words(line).Select(word => $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(word))}?="));
    }

    // A letter is never cut in two.
    private static IEnumerable<string> Words(string line)
    {
        StringBuilder word = new();
        var bytes = 0;
        foreach (var letter in line.EnumerateRunes())
        {
            if (bytes + letter.Utf8SequenceLength > BytesOfAWord)
            {
                yield return word.ToString();
                word.Clear();
                bytes = 0;
            }

            word.Append(letter);
            bytes += letter.Utf8SequenceLength;
        }

        yield return word.ToString();
    }
}

/// <summary>Any text as short lines of ASCII (RFC 2045, 6.7).</summary>
internal static class QuotedPrintable
{
    private const int LineLength = 76;

    public static string Encode(string text) => string.Join("\r\n", text.ReplaceLineEndings("\n").Split('\n').Select(EncodeLine));

    private static string EncodeLine(string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        StringBuilder encoded = new();
        var length = 0;
        for (var index = 0; index < bytes.Length; index++)
        {
            var sign = IsPlain(bytes[index], isLast: index == bytes.Length - 1) ? $"{(char)bytes[index]}" : $"={bytes[index]:X2}";
            if (length + sign.Length >= LineLength)
            {
                encoded.Append("=\r\n");
                length = 0;
            }

            encoded.Append(sign);
            length += sign.Length;
        }

        return encoded.ToString();
    }

    // A space at the end of a line gets lost on the way.
    private static bool IsPlain(byte sign, bool isLast) => sign switch
    {
        (byte)'=' => false,
        (byte)' ' => !isLast,
        _ => sign is > 32 and < 127,
    };
}
