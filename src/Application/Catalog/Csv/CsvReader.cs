using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace CleanTemplate.Application.Catalog.Csv;

/// <summary>
/// Takes a stream of UTF-8 apart into the records of RFC 4180, with a buffer that does not grow. Blank lines are none. What is
/// no record costs its first line only: reading goes on with the next one, so an open quotation mark does not swallow the rest.
/// </summary>
internal sealed class CsvReader(Stream stream)
{
    /// <summary>In characters, without the line break.</summary>
    public const int MaxLength = StagedLine.TextLength;

    public const string NotUtf8 = "This is not UTF-8.";
    public const string Nul = "A line must not contain the NUL character.";
    public static readonly string TooLong = $"A line has at most {MaxLength} characters. Is a quotation mark not closed?";

    private const int BufferSize = 16 * 1024;

    // A UTF-16 unit takes at most three bytes of UTF-8; and the line break.
    private const int MaxBytes = (3 * MaxLength) + 2;
    private const char Replacement = '\uFFFD';

    private readonly byte[] _buffer = new byte[BufferSize];
    private int _start, _end;
    private int _line = 1;
    private bool _isAtEnd;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private ReadOnlySpan<byte> Ahead => _buffer.AsSpan(_start, _end - _start);

    public async IAsyncEnumerable<CsvRecord> Read([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (Ahead.Length < ByteOrderMark.Length && !_isAtEnd) await Fill(cancellationToken);
        if (Ahead.StartsWith(ByteOrderMark)) _start += ByteOrderMark.Length;

        while (await Next(cancellationToken) is { } record)
        {
            if (record.Text.Length > 0) yield return record;
        }
    }

    /// <summary>Null at the end.</summary>
    private async Task<CsvRecord?> Next(CancellationToken cancellationToken)
    {
        while (true)
        {
            var scan = CsvScan.Of(Ahead[..Math.Min(MaxBytes, Ahead.Length)], isAll: _isAtEnd && Ahead.Length <= MaxBytes);
            if (scan.Flaw is { } flaw) return await Refuse(flaw, cancellationToken);
            if (scan.Length > 0)
            {
                var text = TextOf(Ahead[..scan.Length]);
                return text.Length > MaxLength ? await Refuse(TooLong, cancellationToken) : Take(scan.Length, text);
            }

            if (Ahead.Length >= MaxBytes) return await Refuse(TooLong, cancellationToken);
            if (_isAtEnd) return null;
            await Fill(cancellationToken);
        }
    }

    private CsvRecord Take(int length, string text)
    {
        var bytes = Ahead[..length];
        CsvRecord record = new(_line, text, !Utf8.IsValid(bytes) ? NotUtf8 : bytes.Contains((byte)0) ? Nul : null);
        _line += bytes.Count((byte)'\n');
        _start += length;
        return record;
    }

    /// <summary>Passes over the first line of what is no record, and keeps its beginning.</summary>
    private async Task<CsvRecord> Refuse(string flaw, CancellationToken cancellationToken)
    {
        string? text = null;
        while (true)
        {
            var lineFeed = Ahead.IndexOf((byte)'\n');
            var length = lineFeed < 0 ? Ahead.Length : lineFeed + 1;
            if (lineFeed >= 0 || length >= MaxBytes || _isAtEnd)
            {
                text ??= Shorten(TextOf(Ahead[..length]));
                _start += length;
                if (lineFeed >= 0 || _isAtEnd) return new(_line++, text, flaw);
            }

            await Fill(cancellationToken);
        }
    }

    private async Task Fill(CancellationToken cancellationToken)
    {
        Ahead.CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        (_end, _isAtEnd) = (_end + read, read == 0);
    }

    // Not every database stores the NUL character.
    private static string TextOf(ReadOnlySpan<byte> line) => Encoding.UTF8.GetString(line.TrimEnd("\r\n"u8)).Replace('\0', Replacement);

    private static string Shorten(string text)
    {
        if (text.Length <= MaxLength) return text;
        return text[..(char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
    }
}
