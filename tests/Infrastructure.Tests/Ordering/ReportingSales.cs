using CleanTemplate.Application.Ordering;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;
using CleanTemplate.Domain.Ordering.Shipping;
using CleanTemplate.Infrastructure.Mail;
using CleanTemplate.Infrastructure.Ordering;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Tests.Ordering;

public sealed class ReportingSales : IDisposable
{
    private static readonly DateTimeOffset Day = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reports");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory, OnEveryDatabase]
    public async Task A_day_is_added_up_per_product_and_currency_in_one_statement(TestDatabase database)
    {
        await using var own = await database.Create();
        await Order(own, Day, Line("MUG", 2, 9.50m), Line("CUP", 1, 5));
        await Order(own, Day.AddDays(1).AddTicks(-10), Line("MUG", 3, 10));
        await Order(own, Day.AddHours(12), Line("MUG", 1, 12, "USD"));
        await Order(own, Day.AddTicks(-10), Line("MUG", 100, 1));
        await Order(own, Day.AddDays(1), Line("MUG", 100, 1));
        own.Statements.Clear();

        var sold = await own.With((ISalesReportQueries sales) => sales.Sold(Day, Day.AddDays(1), default));

        Assert.Equal([new("CUP", "Cup", 1, 5, "EUR"), new("MUG", "Cup", 5, 49, "EUR"), new("MUG", "Cup", 1, 12, "USD")], sold);
        Assert.Single(own.Statements.All);
    }

    [Theory, OnEveryDatabase]
    public async Task What_was_cancelled_was_not_sold(TestDatabase database)
    {
        await using var own = await database.Create();
        await Order(own, Day, cancel: true, Line("MUG", 2, 9.50m));

        Assert.Empty(await own.With((ISalesReportQueries sales) => sales.Sold(Day, Day.AddDays(1), default)));
    }

    [Fact]
    public async Task A_report_is_filed_whole_in_the_place_of_an_earlier_one()
    {
        var desk = Desk(Path.Combine(_folder.FullName, "new"));

        Assert.True(await desk.File("sales.csv", "a much longer report", default));
        Assert.True(await desk.File("sales.csv", "short", default));

        var file = Assert.Single(Directory.GetFiles(_folder.FullName, "*", SearchOption.AllDirectories));
        Assert.Equal(("sales.csv", "short"), (Path.GetFileName(file), await File.ReadAllTextAsync(file)));
    }

    [Fact]
    public async Task A_report_that_is_called_off_leaves_the_earlier_one_and_nothing_else()
    {
        var desk = Desk(_folder.FullName);
        await desk.File("sales.csv", "whole", default);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => desk.File("sales.csv", "half", new CancellationToken(canceled: true)));

        Assert.Equal("whole", await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(_folder.FullName))));
    }

    [Fact]
    public async Task Without_a_folder_nothing_is_filed() => Assert.False(await Desk("").File("sales.csv", "text", default));

    [Fact]
    public void Recipients_have_addresses() =>
        Assert.Equal("'nobody' is no e-mail address.", new ReportOptions { Recipients = ["staff@example.com", "nobody"] }.Validate(null!).Single().ErrorMessage);

    [Theory, InlineData("", false), InlineData("mails", true)]
    public void Recipients_without_a_place_for_mails_stop_the_start(string folder, bool starts)
    {
        ServiceCollection services = new();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Reports:Recipients:0"] = "staff@example.com",
            ["Mail:PickupFolder"] = folder,
        }).Build());
        new MailServices().AddTo(services);
        new ReportServices().AddTo(services);
        using var provider = services.BuildServiceProvider();

        var wrong = Record.Exception(() => provider.GetRequiredService<IStartupValidator>().Validate()) as OptionsValidationException;

        Assert.Equal(
            starts ? [] : ["Say where mails go, for there are Reports:Recipients: give Mail:PickupFolder, a folder for .eml files, or Mail:Smtp:Host, a mail server; or leave the recipients out."],
            wrong?.Failures ?? []);
    }

    private static ReportDesk Desk(string folder) => new(Options.Create(new ReportOptions { Folder = folder }));

    private static OrderLine Line(string sku, int quantity, decimal price, string currency = "EUR") =>
        OrderLine.For(ProductId.New(Day), sku, "Cup", Money.Of(price, currency), quantity);

    private static Task<int> Order(OwnDatabase own, DateTimeOffset at, params OrderLine[] lines) => Order(own, at, cancel: false, lines);

    private static Task<int> Order(OwnDatabase own, DateTimeOffset at, bool cancel, params OrderLine[] lines) => own.With((AppDbContext context) =>
    {
        var order = Domain.Ordering.Order.Place(OrderId.New(at), UserId.New(at), lines, [], new PickupShipping(), at).Value;
        if (cancel) Assert.Null(order.Cancel(at).Error);
        context.Add(order);
        return context.SaveChangesAsync();
    });
}
