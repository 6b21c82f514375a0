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

/// <summary>Finds the end of a record. Bytes are enough: what separates and quotes is never a part of a longer character of UTF-8.</summary>
/// <param name="Length">With the line break; 0 when the end is not among these bytes.</param>
internal readonly record struct CsvScan(int Length, string? Flaw = null)
{
    public const string Unclosed = "A quotation mark is opened and not closed.";
    public const string Stray = "A quotation mark stands in a field that does not begin with one: put the field in quotation marks, and double those in it.";
    public const string TextAfterQuote = "After a closing quotation mark comes a comma or the end of the line; a quotation mark in a field is doubled.";

    private enum Place
    {
        FieldStart,
        Plain,
        Quoted,

        /// <summary>The field has ended, or the next mark doubles this one.</summary>
        AfterQuote,
        BeforeLineFeed,
    }

    /// <param name="isAll">Whether the stream ends with these bytes.</param>
    public static CsvScan Of(ReadOnlySpan<byte> bytes, bool isAll)
    {
        var place = Place.FieldStart;
        for (var i = 0; i < bytes.Length; i++)
        {
            switch (place, (char)bytes[i])
            {
                case (Place.Quoted, var letter):
                    if (letter == '"') place = Place.AfterQuote;
                    break;
                case (_, '\n'):
                    return new(i + 1);
                case (Place.FieldStart or Place.AfterQuote, '"'):
                    place = Place.Quoted;
                    break;
                case (Place.AfterQuote, '\r'):
                    place = Place.BeforeLineFeed;
                    break;
                case (not Place.BeforeLineFeed, ','):
                    place = Place.FieldStart;
                    break;
                case (Place.AfterQuote or Place.BeforeLineFeed, _):
                    return new(0, TextAfterQuote);
                case (_, '"'):
                    return new(0, Stray);
                default:
                    place = Place.Plain;
                    break;
            }
        }

        if (!isAll) return default;
        return place == Place.Quoted ? new(0, Unclosed) : new(bytes.Length);
    }
}

internal static class CsvFields
{
    /// <summary>The fields of a record in which <see cref="CsvReader"/> found no flaw.</summary>
    public static List<string> Of(string record)
    {
        List<string> fields = [];
        for (var position = 0; position <= record.Length; position++)
        {
            var isQuoted = position < record.Length && record[position] == '"';
            var end = isQuoted ? ClosingQuote(record, position + 1) : record.IndexOf(',', position);
            if (end < 0) end = record.Length;
            fields.Add(isQuoted ? record[(position + 1)..end].Replace("\"\"", "\"", StringComparison.Ordinal) : record[position..end]);
            position = isQuoted ? end + 1 : end;
        }

        return fields;
    }

    private static int ClosingQuote(string record, int position)
    {
        while (record[position] != '"' || (position + 1 < record.Length && record[position + 1] == '"')) position += record[position] == '"' ? 2 : 1;
        return position;
    }
}

/// <param name="Line">Where it begins in the file, counted from 1.</param>
/// <param name="Text">As it stands there, without its line break.</param>
/// <param name="Flaw">Why it is none, for whoever wrote it; then the text is its first line, as far as it can be shown.</param>
internal sealed record CsvRecord(int Line, string Text, string? Flaw = null);
