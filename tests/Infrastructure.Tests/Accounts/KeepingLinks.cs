using CleanTemplate.Application.Accounts;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static CleanTemplate.Infrastructure.Tests.Accounts.AccountServer;

namespace CleanTemplate.Infrastructure.Tests.Accounts;

/// <summary>The links of mails, on every instance and after a restart of all of them.</summary>
public sealed class KeepingLinks
{
    [Theory, OnEveryDatabase]
    public async Task A_link_of_one_instance_works_on_another_once(TestDatabase database)
    {
        await using var own = await database.Create();
        await using AccountServer here = new(own), there = new(own);
        await here.HasAccount();
        await here.Do(new ForgotPassword(Customer));
        var (customer, token) = here.Mails.LastLink;

        Assert.Null((await there.Do(new ResetPassword(customer, token, OtherPassword))).Error);

        Assert.Equal(AccountErrors.InvalidLink, (await here.Do(new ResetPassword(customer, token, Password))).Error);
        Assert.Null((await here.SignIn(OtherPassword)).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task A_link_outlives_a_restart_for_its_key_lies_in_the_database(TestDatabase database)
    {
        await using var own = await database.Create();
        var (customer, token) = await LinkFromAnEarlierRun(own);
        await using AccountServer server = new(own);

        Assert.Null((await server.Do(new ResetPassword(customer, token, OtherPassword))).Error);

        var key = Assert.Single(await server.Rows<ProtectionKey>());
        Assert.StartsWith("key-", key.Name, StringComparison.Ordinal);
        Assert.Equal("protection_keys", await server.With((AppDbContext context) => Task.FromResult(context.Model.FindEntityType(typeof(ProtectionKey))!.GetTableName())));
    }

    [Theory, OnEveryDatabase]
    public async Task A_link_is_nothing_without_its_key(TestDatabase database)
    {
        await using var own = await database.Create();
        var (customer, token) = await LinkFromAnEarlierRun(own);
        await own.With((AppDbContext context) => context.Set<ProtectionKey>().ExecuteDeleteAsync());
        await using AccountServer server = new(own);

        Assert.Equal(AccountErrors.InvalidLink, (await server.Do(new ResetPassword(customer, token, OtherPassword))).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task An_application_of_another_name_does_not_read_it(TestDatabase database)
    {
        await using var own = await database.Create();
        var (customer, token) = await LinkFromAnEarlierRun(own);
        await using AccountServer server = new(own), other = new(own, services => services.AddDataProtection().SetApplicationName("Another"));

        Assert.Equal("CleanTemplate.Infrastructure", server.Get<IOptions<DataProtectionOptions>>().Value.ApplicationDiscriminator);
        Assert.Equal(AccountErrors.InvalidLink, (await other.Do(new ResetPassword(customer, token, OtherPassword))).Error);
        Assert.Null((await server.Do(new ResetPassword(customer, token, OtherPassword))).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task A_key_that_expired_long_ago_is_forgotten_and_one_in_use_is_not(TestDatabase database)
    {
        await using var own = await database.Create();
        await using AccountServer server = new(own);
        var (keys, now) = (server.Get<IKeyManager>(), TimeProvider.System.GetUtcNow());
        keys.CreateNewKey(now.AddDays(-200), now.AddDays(-31));
        var lately = keys.CreateNewKey(now.AddDays(-100), now.AddDays(-29));
        var used = keys.CreateNewKey(now, now.AddDays(90));

        Assert.Equal("1 keys deleted", await server.Run("keys-cleanup", now));

        Assert.Equal([$"key-{lately.KeyId:D}", $"key-{used.KeyId:D}"], (await server.Rows<ProtectionKey>()).Select(key => key.Name));
    }

    private static async Task<(UserId User, string Token)> LinkFromAnEarlierRun(OwnDatabase own)
    {
        await using AccountServer earlier = new(own);
        await earlier.HasAccount();
        await earlier.Do(new ForgotPassword(Customer));
        return earlier.Mails.LastLink;
    }
}
