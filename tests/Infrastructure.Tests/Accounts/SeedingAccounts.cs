using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Infrastructure.Accounts.Seeding;
using CleanTemplate.Infrastructure.Persistence.Accounts;
using CleanTemplate.Infrastructure.Persistence.Seeding;
using CleanTemplate.Infrastructure.Signals;
using static CleanTemplate.Infrastructure.Tests.Accounts.AccountServer;

namespace CleanTemplate.Infrastructure.Tests.Accounts;

public sealed class SeedingAccounts
{
    [Theory, OnEveryDatabase]
    public async Task Development_gets_one_account_of_each_role_and_is_told_its_password_once(TestDatabase database)
    {
        await using var own = await database.Create();
        await using AccountServer server = new(own);

        var (first, second) = (await Seed(server), await Seed(server));

        Assert.Equal((2 * Roles.All.Count, 0), (first.Rows, second.Rows));
        Assert.Empty(second.News);
        Assert.Equal(
            Roles.All.Select(role => ($"{role}@example.com", role)).Order(),
            (await server.Rows<AccountRole>()).Join(await server.Rows<Account>(), role => role.User, account => account.Id, (role, account) => (account.Email!, role.Role)).Order());
        foreach (var line in first.News)
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.Null((await server.SignIn(words[^1], words[1])).Error);
        }
    }

    [Theory, OnEveryDatabase]
    public async Task A_new_installation_gets_one_admin_who_chooses_the_password(TestDatabase database)
    {
        await using var own = await database.Create();
        await using AccountServer server = new(own);

        var (first, second) = (await MakeAdmin(server), await MakeAdmin(server));

        Assert.Equal([Roles.Admin], (await server.Account()).Roles.Select(role => role.Role));
        Assert.Equal(1, (await server.Account()).Version);
        var (admin, token) = Mailbox.Open($"{first}");
        Assert.Null((await server.Do(new ResetPassword(admin, token, Password))).Error);
        Assert.Null((await server.SignIn()).Error);
        Assert.Equal(AccountErrors.InvalidLink, (await server.Do(new ResetPassword(admin, Mailbox.Open($"{second}").Token, OtherPassword))).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task An_account_that_exists_becomes_admin_once_and_its_tokens_are_taken_back(TestDatabase database)
    {
        await using var own = await database.Create();
        await using AccountServer server = new(own);
        var customer = await server.HasAccount();

        await MakeAdmin(server);
        await MakeAdmin(server);

        var account = await server.Account();
        Assert.Equal([Roles.Admin, Roles.Customer], account.Roles.Select(role => role.Role).Order());
        Assert.Equal((customer, 2), (account.Id, account.Version));
        var signal = Assert.Single(await server.Rows<Signal>());
        Assert.Equal(($"{customer}", 2), (signal.Subject, signal.Number));
        Assert.Null((await server.SignIn()).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task Who_registered_the_address_before_does_not_become_admin_with_it(TestDatabase database)
    {
        await using var own = await database.Create();
        await using AccountServer server = new(own);
        await server.Do(new Register(Customer, "Somebody", OtherPassword));

        var link = await MakeAdmin(server);

        Assert.Equal(AccountErrors.WrongCredentials, (await server.SignIn(OtherPassword)).Error);
        var (admin, token) = Mailbox.Open($"{link}");
        Assert.Null((await server.Do(new ResetPassword(admin, token, Password))).Error);
        Assert.Null((await server.SignIn()).Error);
    }

    private static Task<Seeded> Seed(AccountServer server) =>
        server.With((IEnumerable<ISeed> seeds) => seeds.OfType<AccountSeed>().Single().Plant(default));

    private static Task<Uri> MakeAdmin(AccountServer server) => server.With((IFirstAdmin admin) => admin.Make(Customer, default));
}
