using System.Text;

namespace CleanTemplate.Infrastructure.Mail.Mime;

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
