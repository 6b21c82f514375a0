using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CleanTemplate.Infrastructure.Mail.Smtp;

/// <summary>Lines to and from a server, which is not trusted to keep to the protocol.</summary>
internal sealed class SmtpStream(Stream stream) : IAsyncDisposable, IDisposable
{
    private const int LongestLine = 2_048, MostLines = 100;
    private readonly byte[] _buffer = new byte[LongestLine];
    private int _start, _end;

    /// <summary>Whether the server has said more than it was asked.</summary>
    public bool HasMore => _start < _end;

    public Task Write(string command, CancellationToken cancellationToken) => Write(Encoding.UTF8.GetBytes($"{command}\r\n"), cancellationToken);

    public async Task Write(byte[] bytes, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(bytes, cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }

    public async Task<SmtpReply> Read(CancellationToken cancellationToken)
    {
        List<string> lines = [];
        while (lines.Count < MostLines)
        {
            var line = await ReadLine(cancellationToken);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, null, out var code) || code is < 200 or > 599) break;
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] == ' ') return new(code, lines);
            if (line[3] != '-') break;
        }

        throw Garbage();
    }

    public void Dispose() => stream.Dispose();

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    private async Task<string> ReadLine(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n') is >= 0 and var length)
            {
                var line = Encoding.Latin1.GetString(_buffer, _start, length).TrimEnd('\r');
                _start += length + 1;
                return line;
            }

            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
            if (_end == _buffer.Length) throw Garbage();
            var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
            if (read == 0) throw new MailUndeliveredException("The mail server hung up.");
            _end += read;
        }
    }

    private static MailUndeliveredException Garbage() => new("The mail server said something that is not SMTP.");
}

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
