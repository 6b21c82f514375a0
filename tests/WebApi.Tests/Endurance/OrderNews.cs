using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;
using CleanTemplate.WebApi.Tests.Accounts;

namespace CleanTemplate.WebApi.Tests.Endurance;

/// <summary>The mails that tell buyers what became of their orders.</summary>
internal sealed class OrderNews(IReadOnlyList<(UserId Buyer, ReceivedMail Mail)> mails)
{
    private static readonly string[] Steps = ["is placed", "is paid"];

    public int Count => mails.Count;

    public static OrderNews For(Buyer[] buyers) => new(
    [
        .. buyers.SelectMany(buyer => ReceivedMail.To(buyer.Email), (buyer, mail) => (buyer.Id, mail)).Where(sent => sent.mail.Subject.StartsWith("Your order", StringComparison.Ordinal)),
    ]);

    /// <summary>Each buyer was told of each step. Only what was under way when the process died was told again, under the same id.</summary>
    public void AreTold(IReadOnlyList<Order> orders, int atMostAgain)
    {
        var told = mails.ToLookup(sent => (sent.Buyer, sent.Mail.Subject), sent => sent.Mail);
        Assert.All(orders, order => Assert.All(Steps, step => Assert.Single(told[(order.Customer, $"Your order {order.Id.ToString()[^8..]} {step}")]
            .Where(mail => mail.Text.Contains(order.Id.ToString(), StringComparison.Ordinal))
            .Select(mail => mail.MessageId)
            .Distinct())));

        var once = orders.Count * Steps.Length;
        Assert.Equal(once, mails.Select(sent => sent.Mail.MessageId).Distinct().Count());
        Assert.InRange(mails.Count - once, 0, atMostAgain);
    }
}
