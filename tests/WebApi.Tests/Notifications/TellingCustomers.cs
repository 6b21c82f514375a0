using System.Net;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.WebApi.Tests.Accounts;
using CleanTemplate.WebApi.Tests.Catalog;
using CleanTemplate.WebApi.Tests.Host;
using CleanTemplate.WebApi.Tests.Ordering;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.WebApi.Tests.Notifications;

public sealed class TellingCustomers(Apis apis)
{
    [Theory, OnEveryDatabase]
    public async Task A_placed_order_leaves_one_mail_that_says_what_it_comes_to(TestDatabase database)
    {
        var api = await apis.On(database);
        var (customer, client) = await Customer(api);

        var order = await client.PlacedOrder((await api.Product(price: 9.50m, name: "Blue mug")).Sku, quantity: 2);

        var mail = Assert.Single(await OrderMails(customer));
        Assert.Equal($"Your order {Reference(order)} is placed", mail.Subject);
        foreach (var said in new[] { order.Split('/')[^1], "2 × Blue mug, 9.50 EUR each: 19.00 EUR", "Shipping: 0.00 EUR", "Total: 19.00 EUR" })
        {
            Assert.Contains(said, mail.Text, StringComparison.Ordinal);
            Assert.Contains(said, mail.Html, StringComparison.Ordinal);
        }
    }

    [Theory, OnEveryDatabase]
    public async Task Each_step_of_an_order_leaves_one_mail(TestDatabase database)
    {
        var api = await apis.On(database);
        var (customer, client) = await Customer(api);
        var (_, sku) = await api.Product();

        var (sold, dropped) = (await client.PlacedOrder(sku), await client.PlacedOrder(sku));
        Assert.True((await client.Post($"{sold}/payment")).IsSuccessStatusCode);
        await api.Settled();
        await (await api.Manager().Post($"{sold}/shipment")).Body(HttpStatusCode.NoContent);
        await (await client.Post($"{dropped}/cancellation")).Body(HttpStatusCode.NoContent);

        Assert.Equal(
            [.. ((string[])["is paid", "is placed", "is ready"]).Select(what => $"Your order {Reference(sold)} {what}"), .. ((string[])["is cancelled", "is placed"]).Select(what => $"Your order {Reference(dropped)} {what}")],
            (await OrderMails(customer)).Select(mail => mail.Subject).OrderBy(subject => subject.Contains(Reference(dropped), StringComparison.Ordinal)).ThenBy(subject => subject, StringComparer.Ordinal));
    }

    [Theory, OnEveryDatabase]
    public async Task The_name_of_a_product_does_nothing_in_a_mail(TestDatabase database)
    {
        var api = await apis.On(database);
        var (customer, client) = await Customer(api);

        await client.PlacedOrder((await api.Product(name: "<script>alert('1')</script> & mug")).Sku);

        var mail = Assert.Single(await OrderMails(customer));
        Assert.DoesNotContain("<script", mail.Html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("1 × &lt;script&gt;", mail.Html, StringComparison.Ordinal);
        Assert.Contains("1 × <script>alert('1')</script> & mug,", mail.Text, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task An_order_of_somebody_without_an_account_is_told_to_nobody_and_nothing_fails(TestDatabase database)
    {
        var api = await apis.On(database);

        var order = await api.SignedIn(Roles.Customer).PlacedOrder((await api.Product()).Sku);
        await api.Settled();

        Assert.DoesNotContain(Directory.GetFiles(TestMails.Folder, "*.eml"), file => File.ReadAllText(file).Contains($"order {Reference(order)}", StringComparison.Ordinal));
        Assert.Equal(["Done"], await api.Database.With((AppDbContext context) => context.Database.SqlQuery<string>(
            $"""SELECT "State" AS "Value" FROM outbox WHERE "Name" = 'ordering.order-placed' AND "Payload" LIKE {$"%{order.Split('/')[^1]}%"} AND "Error" IS NULL""").ToListAsync()));
    }

    [Theory, OnEveryDatabase]
    public async Task An_instance_that_dies_before_it_has_noted_the_mail_has_it_sent_again_as_the_same(TestDatabase database)
    {
        var api = await apis.On(database);
        var (customer, client) = await Customer(api);
        var order = (await client.PlacedOrder((await api.Product()).Sku)).Split('/')[^1];
        await api.Settled();

        await api.Database.With((AppDbContext context) => context.Database.ExecuteSqlAsync($"""
            DELETE FROM inbox WHERE "Event" IN (SELECT "Id" FROM outbox WHERE "Payload" LIKE {$"%{order}%"});
            UPDATE outbox SET "State" = 'Open', "DueAt" = "OccurredAt", "Lease" = NULL, "EndedAt" = NULL WHERE "Payload" LIKE {$"%{order}%"};
            """));

        var mails = await OrderMails(customer);
        Assert.Equal(2, mails.Count);
        Assert.Equal((mails[0].MessageId, mails[0].Text), (mails[1].MessageId, mails[1].Text));
    }

    private static async Task<(Person Person, HttpClient Client)> Customer(Api api)
    {
        var person = await Person.Registered(api);
        return (person, (await person.SignedIn()).Client);
    }

    private static async Task<List<ReceivedMail>> OrderMails(Person customer) =>
        [.. (await customer.Mails()).Where(mail => mail.Subject.StartsWith("Your order ", StringComparison.Ordinal))];

    private static string Reference(string order) => order[^8..];
}
