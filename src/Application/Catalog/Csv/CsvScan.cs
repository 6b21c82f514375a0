namespace CleanTemplate.Application.Catalog.Csv;

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
