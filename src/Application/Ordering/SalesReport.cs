using System.Globalization;
using System.Text;
using CleanTemplate.Application.Common.Mail;
using CleanTemplate.Application.Common.Schedules;

namespace CleanTemplate.Application.Ordering;

/// <summary>Every night, what was sold the day before (in UTC): as a file, and by mail. Who repeats it replaces the file and sends the mail again.</summary>
[Schedule("sales-report", "0 30 0 * * ?")]
internal sealed class SalesReport(ISalesReportQueries sales, IReportDesk desk, IEmailSender mails) : IScheduledJob
{
    public async Task<string?> Run(DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        DateTimeOffset today = new(dueAt.UtcDateTime.Date, TimeSpan.Zero);
        var day = today.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var sold = await sales.Sold(today.AddDays(-1), today, cancellationToken);

        var text = SalesCsv.Of(sold);
        var isFiled = await desk.File($"sales-{day}.csv", text, cancellationToken);
        var letter = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Aggregate(Letter.ToSomebody().Says($"this was sold on {day}:"), (said, line) => said.Says(line));
        foreach (var recipient in desk.Recipients) await mails.Send(letter.About($"Sales of {day}", recipient), cancellationToken);

        return $"{sold.Count} products sold on {day}: {(isFiled ? "filed" : "not filed")}, {desk.Recipients.Count} mails";
    }
}

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

/// <summary>Where reports go.</summary>
public interface IReportDesk
{
    /// <summary>The addresses of those who read them.</summary>
    IReadOnlyList<string> Recipients { get; }

    /// <summary>Puts a file into the folder for reports, whole or not at all, in the place of an earlier one of this name. False when there is no folder.</summary>
    Task<bool> File(string name, string text, CancellationToken cancellationToken);
}

public interface ISalesReportQueries
{
    /// <summary>What was ordered in this time and not cancelled since, per product and currency, by sku.</summary>
    Task<IReadOnlyList<SoldDto>> Sold(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken);
}

/// <param name="Amount">At the prices of the order lines, without discounts and shipping.</param>
public sealed record SoldDto(string Sku, string Name, int Quantity, decimal Amount, string Currency);
