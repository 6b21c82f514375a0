using CleanTemplate.Application.Common.Mail;
using CleanTemplate.Application.Ordering;
using NSubstitute;

namespace CleanTemplate.Application.Tests.Ordering;

public sealed class ReportingSales
{
    private static readonly DateTimeOffset Night = new(2026, 1, 2, 0, 30, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Yesterday = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const string Csv = """"
        sku,name,quantity,amount,currency
        CUP,"Cup, ""blue""",1,5.00,EUR
        MUG,'=1+1,5,49.50,EUR

        """";

    private readonly ISalesReportQueries _sales = Substitute.For<ISalesReportQueries>();
    private readonly IReportDesk _desk = Substitute.For<IReportDesk>();
    private readonly IEmailSender _mails = Substitute.For<IEmailSender>();

    public ReportingSales()
    {
        _sales.Sold(Yesterday, Yesterday.AddDays(1), default).Returns([new("CUP", "Cup, \"blue\"", 1, 5, "EUR"), new("MUG", "=1+1", 5, 49.5m, "EUR")]);
        _desk.Recipients.Returns(["one@example.com", "two@example.com"]);
        _desk.File(default!, default!, default).ReturnsForAnyArgs(true);
    }

    [Fact]
    public async Task The_day_before_is_filed_under_its_date()
    {
        Assert.Equal("2 products sold on 2026-01-01: filed, 2 mails", await Report(Night));

        await _desk.Received(1).File("sales-2026-01-01.csv", Csv.ReplaceLineEndings("\r\n"), default);
    }

    [Fact]
    public async Task Everybody_who_reads_it_gets_a_mail()
    {
        await Report(Night);

        foreach (var recipient in new[] { "one@example.com", "two@example.com" })
        {
            await _mails.Received(1).Send(
                Arg.Is<Email>(mail => mail.To == recipient && mail.Subject == "Sales of 2026-01-01" && Csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).All(mail.Text.Contains)), default);
        }
    }

    [Fact]
    public async Task A_run_that_is_repeated_days_later_is_about_the_same_day()
    {
        await Report(Night);
        await Report(Night);

        await _desk.Received(2).File("sales-2026-01-01.csv", Arg.Any<string>(), default);
    }

    [Fact]
    public async Task Days_are_those_of_utc()
    {
        await Report(Night.ToOffset(TimeSpan.FromHours(-5)));

        await _desk.Received(1).File("sales-2026-01-01.csv", Arg.Any<string>(), default);
    }

    private Task<string?> Report(DateTimeOffset dueAt) => new SalesReport(_sales, _desk, _mails).Run(dueAt, default);
}
