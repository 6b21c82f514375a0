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
