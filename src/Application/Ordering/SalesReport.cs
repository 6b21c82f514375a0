using System.Globalization;
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
