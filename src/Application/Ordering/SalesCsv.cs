using System.Globalization;
using System.Text;

namespace CleanTemplate.Application.Ordering;

internal static class SalesCsv
{
    private const string FormulaSigns = "=+-@\t\r";

    /// <summary>Lines as RFC 4180 has them, with a heading.</summary>
    public static string Of(IEnumerable<SoldDto> sold)
    {
        StringBuilder csv = new("sku,name,quantity,amount,currency\r\n");
        foreach (var row in sold)
            csv.Append(CultureInfo.InvariantCulture, $"{Field(row.Sku)},{Field(row.Name)},{row.Quantity},{row.Amount:0.00},{Field(row.Currency)}\r\n");
        return csv.ToString();
    }

    private static string Field(string text)
    {
        // A spreadsheet would calculate what begins so.
        var safe = text.Length > 0 && FormulaSigns.Contains(text[0]) ? $"'{text}" : text;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
