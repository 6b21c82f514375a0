using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Persistence;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.WebApi.Tests.Access;
using CleanTemplate.WebApi.Tests.Host;
using CleanTemplate.WebApi.Tests.Logs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.WebApi.Tests.Accounts;

/// <summary>Users with an account and a session, made without the requests that the table itself is about.</summary>
internal sealed class RegisteredUsers : TestedUsers
{
    public const string Password = "the password of the table";

    private static readonly string[] Hashes =
    [
        """SELECT "PasswordHash" AS "Value" FROM accounts WHERE "PasswordHash" IS NOT NULL""",
        """SELECT "SecurityStamp" AS "Value" FROM accounts WHERE "SecurityStamp" IS NOT NULL""",
        """SELECT "TokenHash" AS "Value" FROM sessions""",
    ];

    public override IReadOnlyDictionary<string, string> Limits { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Accounts:SignInsPerAccount"] = "100000",
        ["Accounts:SignInsPerAddress"] = "100000",
        ["Accounts:RefreshesPerSession"] = "100000",
        ["Accounts:MailsPerRecipient"] = "100000",
        ["Accounts:MailsPerAddress"] = "100000",
    };

    public override Task<UserId> Create(Api api, string role) => Pending(api, async (services, account) =>
    {
        var accounts = services.GetRequiredService<IAccounts>();
        var mail = await accounts.AddressOf(account, LinkFor.Confirmation, CancellationToken.None);
        Assert.True(await accounts.Confirm(account, mail!.Token, CancellationToken.None));
        if (role == Roles.Customer) return;

        var users = services.GetRequiredService<IUserAdministration>();
        await users.TakeRole(account, Roles.Customer, CancellationToken.None);
        await users.AssignRole(account, role, CancellationToken.None);
    });

    public static Task<UserId> Pending(Api api) => Pending(api, (_, _) => Task.CompletedTask);

    public override async Task<string> SignIn(Api api, UserId user, string role) => (await NewSession(api, user)).AccessToken;

    public static Task<SignedInDto> NewSession(Api api, UserId user) => InOneUnit(api, async services =>
    {
        var now = TimeProvider.System.GetUtcNow();
        var active = (await services.GetRequiredService<IAccounts>().FindActive(user, CancellationToken.None))!;
        var refresh = services.GetRequiredService<IRefreshTokens>().First(SessionId.New(now));
        services.GetRequiredService<ISessionRepository>().Add(Session.Start(refresh.Session, user, refresh.Hash, "", "", now));
        var access = services.GetRequiredService<IAccessTokens>().Issue(user, refresh.Session, active.Version, active.Roles);
        return new SignedInDto(refresh.Session, access.Value, 0, refresh.Text);
    });

    public override async Task KeepHashesSecret(OwnDatabase database)
    {
        foreach (var query in Hashes)
        {
            foreach (var hash in await database.With((AppDbContext context) => context.Database.SqlQueryRaw<string>(query).ToListAsync()))
                SearchedLogs.OfThisRun.KeepSecret(hash);
        }
    }

    /// <summary>The token of a link, without its mail.</summary>
    public static async Task<MailAddress> LinkOf(Api api, UserId user, LinkFor link)
    {
        await using var scope = api.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IAccounts>().AddressOf(user, link, CancellationToken.None))!;
    }

    private static async Task<UserId> Pending(Api api, Func<IServiceProvider, UserId, Task> andThen)
    {
        var email = $"{Guid.NewGuid():N}@example.com";
        var user = await InOneUnit(api, async services =>
            (await services.GetRequiredService<IAccounts>().Register(email, "Somebody", Password, CancellationToken.None)).User);
        await InOneUnit(api, async services =>
        {
            await andThen(services, user);
            return true;
        });
        return user;
    }

    private static async Task<T> InOneUnit<T>(Api api, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = api.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().Run<T>(async _ => Result.Of(await work(scope.ServiceProvider)), CancellationToken.None)).Value;
    }
}
