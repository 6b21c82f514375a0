namespace CleanTemplate.Application.Catalog.Csv;

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
