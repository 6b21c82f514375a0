using System.Data.Common;
using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Persistence;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Accounts.Revocation;
using CleanTemplate.Infrastructure.Events;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Signals;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using static CleanTemplate.Infrastructure.Tests.Accounts.AccountServer;

namespace CleanTemplate.Infrastructure.Tests.Accounts;

public sealed class TellingRevocations
{
    [Theory, OnEveryDatabase]
    public async Task Each_session_that_ends_is_told_once(TestDatabase database)
    {
        await using var own = await database.Create();
        await using AccountServer server = new(own);
        server.Get<TestUser>().Id = await server.HasAccount();
        SessionId[] sessions = [(await server.SignIn()).Value.Session, (await server.SignIn()).Value.Session];
        Assert.Empty(await server.Rows<Signal>());

        await server.Do(new SignOutEverywhere());
        await server.Do(new SignOutEverywhere());

        var signals = await server.Rows<Signal>();
        Assert.Equal(sessions.Select(session => $"{session}").Order(), signals.Select(signal => signal.Subject).Order());
        Assert.All(signals, signal => Assert.Equal((RevocationSignals.Topic, long.MaxValue), (signal.Topic, signal.Number)));
    }

    [Theory, OnEveryDatabase]
    public async Task Each_version_of_a_user_is_told_once(TestDatabase database)
    {
        await using var own = await database.Create();
        await using AccountServer server = new(own);
        var customer = await server.HasAccount();

        await server.Do(new AssignRole(customer, Roles.Manager));
        await server.Do(new TakeRole(customer, Roles.Manager));
        await server.Do(new LockUser(customer));
        await server.Do(new UnlockUser(customer));
        server.Get<TestUser>().Id = customer;
        await server.Do(new ChangePassword(Password, OtherPassword));

        Assert.Equal(
            [2, 3, 4, 5, 6],
            (await server.Rows<Signal>()).Where(signal => signal.Subject == $"{customer}").OrderBy(signal => signal.Id).Select(signal => signal.Number));
        Assert.Equal(6, (await server.Account()).Version);
    }

    [Theory, OnEveryDatabase]
    public async Task What_takes_no_access_away_is_not_told(TestDatabase database)
    {
        await using var own = await database.Create();
        await using AccountServer server = new(own);

        await server.Do(new Register(Customer, "Customer", OtherPassword));
        await server.Do(new Register(Customer, "Customer", Password));
        var (customer, token) = server.Mails.LastLink;
        Assert.Null((await server.Do(new ConfirmEmail(customer, token))).Error);
        var signedIn = await server.SignIn();
        await server.SignIn(OtherPassword);
        await server.Refresh(signedIn.Value.RefreshToken);
        server.Get<TestUser>().Id = customer;
        await server.Do(new ChangeMyName("Customer in Wonderland"));

        Assert.Equal("Customer in Wonderland", (await server.Account()).Name);
        Assert.Empty(await server.Rows<Signal>());
    }

    [Theory, OnEveryDatabase]
    public async Task What_is_rolled_back_is_not_told(TestDatabase database)
    {
        await using var own = await database.Create();
        await using AccountServer server = new(own);
        server.Get<TestUser>().Id = await server.HasAccount();
        var session = (await server.SignIn()).Value.Session;
        var ring = server.Get<SignalBell>().Listen();

        await End(server, session, async scope =>
        {
            await scope.GetRequiredService<AppDbContext>().SaveChangesAsync();
            return CommonErrors.Conflict;
        });

        Assert.Null(Assert.Single(await server.Rows<Session>()).EndedAt);
        Assert.Empty(await server.Rows<Signal>());
        Assert.False(ring.IsCompleted);
    }

    [Theory, OnEveryDatabase]
    public async Task The_bell_rings_after_the_commit_and_not_before(TestDatabase database)
    {
        CommitWatch watch = new();
        await using var own = await database.Create();
        await using AccountServer server = new(own, services => services.AddSingleton<IInterceptor>(watch));
        server.Get<TestUser>().Id = await server.HasAccount();
        var session = (await server.SignIn()).Value.Session;
        await server.Get<EventDispatcher>().HandleDue(default);
        var ring = server.Get<SignalBell>().Listen();
        watch.Committing = () => Assert.False(ring.IsCompleted);

        await server.Do(new ChangeMyName("Customer in Wonderland"));
        Assert.False(ring.IsCompleted);

        await End(server, session, _ => Task.FromResult<Result<Unit>>(Unit.Value));
        Assert.True(ring.IsCompleted);
        Assert.Equal(2, watch.Commits);
    }

    private static Task<Result<Unit>> End(AccountServer server, SessionId id, Func<IServiceProvider, Task<Result<Unit>>> outcome) =>
        server.With((IServiceProvider scope) => scope.GetRequiredService<IUnitOfWork>().Run(async token =>
        {
            var session = await scope.GetRequiredService<ISessionRepository>().Find(id, token);
            session!.End(SessionEnd.SignedOut, server.Clock.Now);
            return await outcome(scope);
        }, default));

    private sealed class CommitWatch : DbTransactionInterceptor
    {
        private Action? _committing;

        public Action Committing
        {
            set => (_committing, Commits) = (value, 0);
        }

        public int Commits { get; private set; }

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            _committing?.Invoke();
            Commits++;
            return ValueTask.FromResult(result);
        }
    }
}
