using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Mail;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Application.Ordering;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;
using NSubstitute;

namespace CleanTemplate.Application.Tests.Ordering;

/// <summary>Whose orders somebody gets to see: ownership is part of every query.</summary>
public sealed class ReadingOrders
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly UserId Reader = UserId.New(Now);
    private static readonly UserId Somebody = UserId.New(Now);

    private readonly IOrderQueries _orders = Substitute.For<IOrderQueries>();
    private readonly ICurrentUser _user = Substitute.For<ICurrentUser>();

    public ReadingOrders() => _user.Id.Returns(Reader);

    [Fact]
    public async Task A_customer_looks_among_their_own_orders()
    {
        var id = OrderId.New(Now);

        var answer = await new GetOrderHandler(_orders, _user).Handle(new(id), default);

        Assert.Equal(OrderErrors.NotFound(id), answer.Error);
        await _orders.Received(1).Find(id, Reader, default);
    }

    [Fact]
    public async Task Staff_look_among_everybodys_orders()
    {
        var id = OrderId.New(Now);
        _user.May(OrderPermissions.ReadAll).Returns(true);

        await new GetOrderHandler(_orders, _user).Handle(new(id), default);

        await _orders.Received(1).Find(id, null, default);
    }

    [Fact]
    public async Task My_orders_are_those_of_whoever_asks()
    {
        var page = OnePage();
        _orders.List(Reader, Arg.Any<IPaged>(), default).Returns(page);

        Assert.Same(page, (await new ListMyOrdersHandler(_orders, _user).Handle(new(), default)).Value);
    }

    [Fact]
    public async Task My_orders_from_a_cursor_on_are_those_of_whoever_asks()
    {
        BrowseMyOrders query = new();
        CursorPage<OrderDto> page = new([], Limit: 20, Next: null, Previous: null);
        _orders.Browse(Reader, query, default).Returns(page);

        Assert.Same(page, (await new BrowseMyOrdersHandler(_orders, _user).Handle(query, default)).Value);
    }

    [Fact]
    public async Task The_orders_of_a_user_are_that_users()
    {
        var page = OnePage();
        _orders.List(Somebody, Arg.Any<IPaged>(), default).Returns(page);

        Assert.Same(page, (await new ListUserOrdersHandler(_orders).Handle(new(Somebody), default)).Value);
    }

    private static Page<OrderSummaryDto> OnePage() => new([], Number: 1, Size: 20, TotalCount: 0);
}

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
