using CleanTemplate.Application.Accounts;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Infrastructure.Persistence.Accounts;
using static CleanTemplate.Infrastructure.Tests.Accounts.AccountServer;

namespace CleanTemplate.Infrastructure.Tests.Accounts;

public sealed class RegisteringAccounts
{
    [Theory, OnEveryDatabase]
    public async Task A_pending_account_is_replaced_in_its_place_and_its_links_stop_working(TestDatabase database)
    {
        await using var own = await database.Create();
        await using AccountServer server = new(own);
        await server.Do(new Register(Customer, "Somebody", OtherPassword));
        var (pending, oldToken) = server.Mails.LastLink;

        await server.Do(new Register("Customer@Example.com", "Customer", Password));

        var (same, newToken) = server.Mails.LastLink;
        var account = Assert.Single(await server.Rows<Account>());
        Assert.Equal((pending, "Customer", false), (account.Id, account.Name, account.EmailConfirmed));
        Assert.Equal(pending, same);
        Assert.Equal(AccountErrors.InvalidLink, (await server.Do(new ConfirmEmail(same, oldToken))).Error);
        Assert.Null((await server.Do(new ConfirmEmail(same, newToken))).Error);
        Assert.Null((await server.SignIn()).Error);
        Assert.Equal(AccountErrors.WrongCredentials, (await server.SignIn(OtherPassword)).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task A_confirmed_account_stays_as_it_is_and_its_owner_is_told(TestDatabase database)
    {
        await using var own = await database.Create();
        await using AccountServer server = new(own);
        await server.HasAccount();

        Assert.Null((await server.Do(new Register(Customer, "Somebody", OtherPassword))).Error);

        Assert.Equal("Customer", (await server.Account()).Name);
        Assert.Null((await server.SignIn()).Error);
        Assert.Equal([(Customer, "You have an account")], server.Mails.Mails.Select(mail => (mail.To, mail.Subject)));
    }

    [Theory, OnEveryDatabase]
    public async Task A_new_address_costs_one_hash_as_a_known_one_does(TestDatabase database)
    {
        await using var own = await database.Create();
        await using AccountServer server = new(own);
        await server.HasAccount();
        await server.HasAccount("pending@example.com", account => account.EmailConfirmed = false);

        foreach (var email in (string[])["new@example.com", "pending@example.com", Customer])
        {
            server.Hashes.Clear();
            Assert.Null((await server.Do(new Register(email, "Customer", OtherPassword))).Error);
            Assert.Equal((email, 1, 0), (email, server.Hashes.Made, server.Hashes.Verified));
        }
    }

    [Theory, OnEveryDatabase]
    public async Task Of_one_new_address_one_account_is_made_however_many_register_it_at_once(TestDatabase database)
    {
        await using var own = await database.Create();
        await using AccountServer server = new(own);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => Task.Run(() => server.Do(new Register(Customer, $"Customer {number}", Password)))));

        Assert.All(answers, answer => Assert.Null(answer.Error));
        Assert.Single(await server.Rows<Account>());
        Assert.Single(await server.Rows<AccountRole>());
    }

    [Theory, OnEveryDatabase]
    public async Task Who_registers_while_the_owner_confirms_does_not_get_the_account(TestDatabase database)
    {
        await using var own = await database.Create();
        await using AccountServer server = new(own);
        await server.Do(new Register(Customer, "Customer", Password));
        var (customer, token) = server.Mails.LastLink;
        server.Hashes.Meanwhile = () => Assert.Null(server.Do(new ConfirmEmail(customer, token)).GetAwaiter().GetResult().Error);

        Assert.Null((await server.Do(new Register(Customer, "Somebody", OtherPassword))).Error);

        Assert.Equal(("Customer", true), ((await server.Account()).Name, (await server.Account()).EmailConfirmed));
        Assert.Equal(AccountErrors.WrongCredentials, (await server.SignIn(OtherPassword)).Error);
        Assert.Null((await server.SignIn()).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task It_takes_two_statements_and_two_for_the_mail_and_a_confirmation_two(TestDatabase database)
    {
        await using var own = await database.Create();
        await using AccountServer server = new(own);
        var statements = server.Get<StatementLog>();

        await server.Do(new Register(Customer, "Customer", Password));

        // Is it known; the account, its role and the fact in one batch. Then, of the mail: whom it goes to; that it was sent.
        Assert.Equal(["SELECT", "INSERT", "SELECT", "INSERT"], Verbs(statements));
        var (customer, token) = server.Mails.LastLink;
        statements.Clear();

        await server.Do(new ConfirmEmail(customer, token));

        Assert.Equal(["SELECT", "UPDATE"], Verbs(statements));
        Assert.DoesNotContain("\"PasswordHash\" =", statements.All[1].Sql, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Verbs(StatementLog statements) => statements.All
        .Select(statement => statement.Sql.Replace("SET NOCOUNT ON;", "", StringComparison.Ordinal).Trim().Split(' ', '\n')[0]);
}
