using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common.Persistence;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Accounts;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CleanTemplate.Infrastructure.Tests.Accounts.AccountServer;

namespace CleanTemplate.Infrastructure.Tests.Accounts;

public sealed class CheckingPasswords
{
    [Theory, OnEveryDatabase]
    public async Task Whatever_comes_of_it_one_hash_is_verified(TestDatabase database)
    {
        await using var own = await database.Create();
        await using AccountServer server = new(own);
        await server.HasAccount();
        await server.HasAccount("pending@example.com", account => account.EmailConfirmed = false);
        await server.HasAccount("locked@example.com", account => account.LockedAt = server.Clock.Now);
        await server.HasAccount("locked-out@example.com", account => account.LockoutEnd = server.Clock.Now.AddSeconds(1));
        await server.HasAccount("without@example.com", account => account.PasswordHash = null);
        // The hash of nobody's password is made once in the life of a process.
        await server.SignIn(email: "unknown@example.com");

        (string Email, string Password, Error? Expected)[] table =
        [
            ("unknown@example.com", Password, AccountErrors.WrongCredentials),
            ("pending@example.com", Password, AccountErrors.WrongCredentials),
            ("locked@example.com", Password, AccountErrors.WrongCredentials),
            ("locked-out@example.com", Password, AccountErrors.WrongCredentials),
            ("without@example.com", "nobody's password", AccountErrors.WrongCredentials),
            (Customer, OtherPassword, AccountErrors.WrongCredentials),
            (Customer, Password, null),
        ];
        foreach (var row in table)
        {
            server.Hashes.Clear();
            var answer = await server.SignIn(row.Password, row.Email);
            Assert.Equal((row.Email, row.Expected, 1, 0), (row.Email, answer.Error, server.Hashes.Verified, server.Hashes.Made));
        }
    }

    [Theory, OnEveryDatabase]
    public async Task A_wrong_password_counts_although_it_is_refused(TestDatabase database)
    {
        await using var own = await database.Create();
        await using AccountServer server = new(own);
        await server.HasAccount();

        await server.SignIn(OtherPassword);

        Assert.Equal(1, (await server.Account()).AccessFailedCount);
        Assert.Empty(await server.Rows<SecurityEvent>());
    }

    [Theory, OnEveryDatabase]
    public async Task The_fifth_in_a_row_locks_the_account_and_the_lock_ends_by_itself(TestDatabase database)
    {
        await using var own = await database.Create();
        await using AccountServer server = new(own);
        var customer = await server.HasAccount();

        await Miss(server, times: 4);
        Assert.Null((await server.Account()).LockoutEnd);
        await Miss(server, times: 1);

        Assert.Equal(server.Clock.Now.AddMinutes(5), (await server.Account()).LockoutEnd);
        var written = Assert.Single(await server.Rows<SecurityEvent>());
        Assert.Equal((SecurityEventKind.LockedOut, customer, server.Clock.Now, server.Caller.Address), (written.Kind, written.User, written.At, written.Address));

        server.Clock.Now += TimeSpan.FromSeconds(299);
        Assert.Equal(AccountErrors.WrongCredentials, (await server.SignIn()).Error);
        server.Clock.Now += TimeSpan.FromSeconds(1);
        Assert.Null((await server.SignIn()).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task A_right_password_begins_the_count_anew(TestDatabase database)
    {
        await using var own = await database.Create();
        await using AccountServer server = new(own);
        await server.HasAccount();

        await Miss(server, times: 4);
        await server.SignIn();
        Assert.Equal(0, (await server.Account()).AccessFailedCount);
        await Miss(server, times: 4);

        Assert.Null((await server.SignIn()).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task Guesses_that_come_at_the_same_moment_all_count(TestDatabase database)
    {
        await using var own = await database.Create();
        await using AccountServer server = new(own, services => services.Configure<AccountOptions>(options => options.WrongPasswords = 100));
        await server.HasAccount();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => server.SignIn(OtherPassword))));

        Assert.All(answers, answer => Assert.Equal(AccountErrors.WrongCredentials, answer.Error));
        Assert.Equal(10, (await server.Account()).AccessFailedCount);
    }

    [Theory, OnEveryDatabase]
    public async Task A_password_that_is_changed_while_it_is_checked_opens_nothing(TestDatabase database)
    {
        await using var own = await database.Create();
        await using AccountServer server = new(own);
        await server.HasAccount();
        server.Hashes.Meanwhile = () => ChangeThePassword(server).GetAwaiter().GetResult();

        var answer = await server.SignIn();

        Assert.Equal(AccountErrors.WrongCredentials, answer.Error);
        Assert.Equal(2, server.Hashes.Verified);
        Assert.Equal(1, (await server.Account()).AccessFailedCount);
        Assert.Empty(await server.Rows<Session>());
    }

    [Theory, OnEveryDatabase]
    public async Task A_new_password_that_has_not_seen_the_latest_sign_in_starts_again(TestDatabase database)
    {
        await using var own = await database.Create();
        await using AccountServer server = new(own);
        var customer = await server.HasAccount();

        await Assert.ThrowsAsync<ConflictException>(() => server.With((IServiceProvider scope) => scope.GetRequiredService<IUnitOfWork>().Run<Unit>(async token =>
        {
            Assert.True(await scope.GetRequiredService<IPasswords>().Change(customer, Password, "another password", token));
            Assert.Null((await server.SignIn()).Error);
            return Unit.Value;
        }, default)));
    }

    [Theory, OnEveryDatabase]
    public async Task Asking_for_the_present_password_counts_as_signing_in_does(TestDatabase database)
    {
        await using var own = await database.Create();
        await using AccountServer server = new(own);
        server.Get<TestUser>().Id = await server.HasAccount();

        for (var miss = 0; miss < 5; miss++)
            Assert.Equal(AccountErrors.WrongPassword, (await server.Do(new ChangePassword(OtherPassword, "a new password"))).Error);

        Assert.Equal(AccountErrors.WrongPassword, (await server.Do(new ChangePassword(Password, "a new password"))).Error);
        Assert.Equal(AccountErrors.WrongCredentials, (await server.SignIn()).Error);
        Assert.Equal(SecurityEventKind.LockedOut, Assert.Single(await server.Rows<SecurityEvent>()).Kind);
    }

    private static async Task Miss(AccountServer server, int times)
    {
        for (var miss = 0; miss < times; miss++) Assert.Equal(AccountErrors.WrongCredentials, (await server.SignIn(OtherPassword)).Error);
    }

    private static Task<int> ChangeThePassword(AccountServer server) => server.With(async (AppDbContext context) =>
    {
        var account = await context.Set<Account>().SingleAsync();
        account.PasswordHash = server.Hashes.HashPassword(account, "another password");
        account.Version++;
        return await context.SaveChangesAsync();
    });
}
