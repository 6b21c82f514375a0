using System.Text;

namespace CleanTemplate.Infrastructure.Mail.Mime;

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
