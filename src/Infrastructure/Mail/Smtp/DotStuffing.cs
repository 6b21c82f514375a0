namespace CleanTemplate.Infrastructure.Mail.Smtp;

/// <summary>The mail as DATA wants it: a line of one dot ends it, so a dot that begins a line is doubled.</summary>
internal static class DotStuffing
{
    public static byte[] Of(byte[] content)
    {
        List<byte> stuffed = new(content.Length + 64);
        for (var index = 0; index < content.Length; index++)
        {
            if (content[index] == '.' && (index == 0 || content[index - 1] == '\n')) stuffed.Add((byte)'.');
            stuffed.Add(content[index]);
        }

        if (content is not [.., (byte)'\r', (byte)'\n']) stuffed.AddRange("\r\n"u8);
        stuffed.AddRange(".\r\n"u8);
        return [.. stuffed];
    }
}
