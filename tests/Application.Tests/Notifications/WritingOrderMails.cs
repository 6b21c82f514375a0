using System.Globalization;
using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Mail;
using CleanTemplate.Application.Notifications;
using CleanTemplate.Application.Ordering;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;
using CleanTemplate.Domain.Ordering.Shipping;
using CleanTemplate.Domain.Payments;
using NSubstitute;

namespace CleanTemplate.Application.Tests.Notifications;

public sealed class WritingOrderMails
{
    private const string Email = "customer@example.com";

    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly UserId Customer = UserId.New(Now);
    private static readonly OrderId Id = OrderId.From(new("01980000-0000-7000-8000-00004f3a9c21"));
    private static readonly OrderDto Order = new(
        Id, Customer, OrderStatus.Pending, [Line("Mug", 2, 9.5m), Line("Coffee pot", 1, 1_000)],
        Eur(20), ShippingMethod.Express, Eur(9.9m), Eur(1_008.9m), Payment: null, PaymentDeclined: false, Now, Version: 1);

    private readonly IOrderQueries _orders = Substitute.For<IOrderQueries>();
    private readonly IRecipients _recipients = Substitute.For<IRecipients>();
    private readonly IEmailSender _mails = Substitute.For<IEmailSender>();

    public WritingOrderMails()
    {
        Knows(Order);
        _recipients.Find(Customer, default).Returns(new Recipient(Email, "Somebody"));
    }

    [Fact]
    public async Task A_mail_says_what_was_ordered_and_what_it_comes_to()
    {
        await Tell("placed");

        Assert.Equal(
            $"""
            Hello Somebody,

            thank you for your order. We write to you again about each step it takes.

            Order {Id}:

            - 2 × Mug, 9.50 EUR each: 19.00 EUR
            - 1 × Coffee pot, 1000.00 EUR each: 1000.00 EUR

            - Discount: -20.00 EUR
            - Shipping: 9.90 EUR
            - Total: 1008.90 EUR

            """.ReplaceLineEndings("\n"),
            Sent().Text);
        Assert.All(
            [$"<p>Order {Id}:</p>", "<li>2 × Mug, 9.50 EUR each: 19.00 EUR</li>", "<li>Shipping: 9.90 EUR</li>", "<li>Total: 1008.90 EUR</li>"],
            said => Assert.Contains(said, Sent().Html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_discount_of_nothing_is_not_spoken_of()
    {
        Knows(Order with { Discount = Eur(0) });

        await Tell("placed");

        Assert.DoesNotContain("Discount", Sent().Text + Sent().Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Amounts_are_written_the_same_wherever_the_server_stands()
    {
        var elsewhere = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        elsewhere.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = elsewhere;

        await Tell("placed");

        Assert.Contains("- Total: 1008.90 EUR", Sent().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_name_of_a_product_is_no_html_and_begins_no_line_of_its_own()
    {
        Knows(Order with { Lines = [Line("<img src=x onerror=\"alert(1)\">\n- Total: 0.00 EUR", 1, 1)] });

        await Tell("placed");

        Assert.DoesNotContain("<img", Sent().Html, StringComparison.Ordinal);
        Assert.Contains("<li>1 × &lt;img src=x onerror=&quot;alert(1)&quot;&gt; - Total: 0.00 EUR, 1.00 EUR each: 1.00 EUR</li>", Sent().Html, StringComparison.Ordinal);
        Assert.DoesNotContain("\n- Total: 0.00 EUR", Sent().Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("placed", "Your order 4f3a9c21 is placed", "thank you for your order.")]
    [InlineData("paid", "Your order 4f3a9c21 is paid", "we have received your payment, thank you.")]
    [InlineData("declined", "Your order 4f3a9c21 is not paid", "your payment was declined. We keep your order:")]
    [InlineData("shipped", "Your order 4f3a9c21 is shipped", "your order is on its way to you.")]
    [InlineData("cancelled", "Your order 4f3a9c21 is cancelled", "your order is cancelled, and will not be shipped.")]
    public async Task Each_step_is_told_to_the_customer(string step, string subject, string opening)
    {
        await Tell(step);

        Assert.Equal((Email, subject), (Sent().To, Sent().Subject));
        Assert.StartsWith($"Hello Somebody,\n\n{opening}", Sent().Text, StringComparison.Ordinal);
        Assert.Contains("- 2 × Mug,", Sent().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_that_is_not_sent_waits_to_be_picked_up()
    {
        Knows(Order with { Shipping = ShippingMethod.Pickup });

        await Tell("shipped");

        Assert.Equal("Your order 4f3a9c21 is ready", Sent().Subject);
        Assert.Contains("please pick it up", Sent().Text, StringComparison.Ordinal);
    }

    [Theory, InlineData("placed"), InlineData("paid"), InlineData("declined"), InlineData("shipped"), InlineData("cancelled")]
    public async Task Nobody_writes_to_a_customer_who_is_gone_or_about_an_order_that_is(string step)
    {
        _recipients.Find(default, default).ReturnsForAnyArgs((Recipient?)null);
        await Tell(step);

        _recipients.Find(default, default).ReturnsForAnyArgs(new Recipient(Email, "Somebody"));
        _orders.Find(default, default, default).ReturnsForAnyArgs((OrderDto?)null);
        await Tell(step);

        Assert.Empty(_mails.ReceivedCalls());
    }

    private static OrderLineDto Line(string name, int quantity, decimal price) => new(ProductId.New(Now), "SKU", name, quantity, Eur(price));

    private static MoneyDto Eur(decimal amount) => new(amount, "EUR");

    private void Knows(OrderDto order) => _orders.Find(Id, customer: null, default).Returns(order);

    private Task Tell(string step)
    {
        OrderMails mails = new(_orders, _recipients, _mails);
        return step switch
        {
            "placed" => mails.Handle(new OrderPlaced(Id, Customer, Money.Of(1, "EUR"), Now), default),
            "paid" => mails.Handle(new OrderPaid(Id, PaymentId.New(Now), Now), default),
            "declined" => mails.Handle(new OrderPaymentDeclined(Id, Now), default),
            "shipped" => mails.Handle(new OrderShipped(Id, Now), default),
            _ => mails.Handle(new OrderCancelled(Id, Now), default),
        };
    }

    private Email Sent() => (Email)Assert.Single(_mails.ReceivedCalls()).GetArguments()[0]!;
}
