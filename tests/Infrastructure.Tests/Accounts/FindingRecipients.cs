using CleanTemplate.Application.Accounts;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Infrastructure.Tests.Accounts;

public sealed class FindingRecipients
{
    [Theory, OnEveryDatabase]
    public async Task Whoever_has_confirmed_an_address_is_told_what_happens(TestDatabase database)
    {
        await using var own = await database.Create();
        await using AccountServer server = new(own);
        var confirmed = await server.HasAccount();
        var pending = await server.HasAccount("pending@example.com", account => account.EmailConfirmed = false);
        var nobody = UserId.New(own.Clock.Now);

        Assert.Equal(new Recipient(AccountServer.Customer, "Customer"), await Find(confirmed));
        Assert.Null(await Find(pending));
        Assert.Null(await Find(nobody));

        Task<Recipient?> Find(UserId user) => server.With((IRecipients recipients) => recipients.Find(user, default));
    }
}
