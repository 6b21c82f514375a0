using CleanTemplate.Application.Common.Schedules;
using CleanTemplate.Infrastructure.Events;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Queues;
using CleanTemplate.Infrastructure.Tests.InDepth;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Tests.Events;

/// <summary>Several instances, some of which die.</summary>
public sealed class SharingTheWork
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    [Theory, OnEveryDatabase]
    public async Task What_one_instance_has_claimed_no_other_gets_until_the_lease_ends(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance dies = new(own), lives = new(own);
        await dies.Commit("inherited");
        await dies.Get<WorkQueue<OutboxEvent>>().Claim(10, Lease, default);

        lives.Clock.Now = dies.Clock.Now + Lease - TimeSpan.FromSeconds(1);
        await lives.HandleDue();
        Assert.Empty(lives.Told);

        lives.Clock.Now += TimeSpan.FromSeconds(2);
        await lives.HandleDue();
        Assert.Equal(["inherited"], lives.Told);
    }

    [Theory, OnEveryDatabase]
    public async Task A_claim_that_loses_against_another_finds_nothing(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance instance = new(own);
        WorkQueue<OutboxEvent> queue = new(new LosesEveryClaim(instance.Get<DatabaseProvider>()), instance.Get<IOptions<DatabaseOptions>>(), instance.Clock);

        Assert.Empty(await queue.Claim(10, Lease, default));
    }

    [Theory, OnEveryDatabase]
    public async Task Whoever_lost_the_lease_changes_nothing_any_more(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance slow = new(own), fast = new(own);
        await slow.Commit("taken over");
        var queue = slow.Get<WorkQueue<OutboxEvent>>();
        var lost = await queue.Claim(10, Lease, default);

        fast.Clock.Now += Lease * 2;
        await fast.Get<WorkQueue<OutboxEvent>>().Claim(10, Lease, default);
        var before = (await fast.Rows())[0];
        await queue.Renew(lost, Lease * 10, default);
        await queue.Finish(lost, default);
        await queue.Retry(lost[0], "late", Lease, default);
        await queue.GiveUp(lost[0], "late", default);
        await queue.Release(lost, wasTried: false, default);

        Assert.Equivalent(before, (await fast.Rows())[0], strict: true);
    }

    [Theory, OnEveryDatabase]
    public async Task Claims_at_the_same_moment_share_what_is_there(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance one = new(own);
        await one.Commit([.. Enumerable.Range(1, 100).Select(number => $"{number}")]);
        var queue = one.Get<WorkQueue<OutboxEvent>>();

        var claims = await Task.WhenAll(Enumerable.Range(1, 10).Select(_ => queue.Claim(20, Lease, default)));

        var claimed = claims.SelectMany(rows => rows).Select(row => row.Id).ToList();
        Assert.Equal(claimed.Distinct().Count(), claimed.Count);
    }

    [Theory, OnEveryDatabase]
    public async Task A_commit_here_is_handled_at_once_and_one_elsewhere_within_a_second_or_so(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance here = new(own), elsewhere = new(own, options => options.Enabled = false);
        await here.Dispatcher.StartAsync(default);
        await elsewhere.Dispatcher.StartAsync(default);

        await here.Commit("here");
        await Eventually.Is(() => here.Told.Count == 1);
        await elsewhere.Commit("elsewhere");
        await Eventually.Is(() => here.Told.Count == 2);

        await here.Dispatcher.StopAsync(default);
        Assert.Equal(["here", "elsewhere"], here.Told);
        Assert.Empty(elsewhere.Told);
    }

    [Theory, OnEveryDatabase]
    public async Task An_instance_that_stops_gives_back_what_it_has_not_done(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance stops = new(own, options => options.Parallel = 1), goesOn = new(own);
        TaskCompletionSource begun = new();
        stops.Story.Telling = async (what, cancellationToken) =>
        {
            if (what == "done") return;
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        };
        await stops.Commit("done", "interrupted", "untried");
        await stops.Dispatcher.StartAsync(default);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(5));

        await stops.Dispatcher.StopAsync(default).WaitAsync(TimeSpan.FromSeconds(5));

        Assert.Equal([(WorkState.Done, 1, null), (WorkState.Open, 1, null), (WorkState.Open, 0, null)], (await goesOn.Rows()).Select(row => (row.State, row.Attempts, row.Lease)));
        await goesOn.HandleDue();
        Assert.Equal(["interrupted", "untried"], goesOn.Told.Order());
    }

    [Theory, OnEveryDatabase]
    public async Task A_lease_is_renewed_while_a_handler_works(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance works = new(own, options => options.Lease = TimeSpan.FromSeconds(2)), waits = new(own);
        TaskCompletionSource end = new();
        works.Story.Telling = (_, _) => end.Task;
        await works.Commit("long");
        var first = works.Dispatcher.HandleDue(default);
        await Eventually.Is(async () => (await waits.Rows())[0].Attempts == 1);

        // The clock stands still unless somebody sets it: only a renewal moves the end of the lease.
        works.Clock.Now += TimeSpan.FromSeconds(10);
        await Eventually.Is(async () => (await waits.Rows())[0].DueAt > works.Clock.Now);

        end.SetResult();
        await first;
        Assert.Equal(WorkState.Done, (await waits.Rows())[0].State);
    }

    [Theory, OnEveryDatabase]
    public async Task Health_says_degraded_when_events_wait_too_long(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance instance = new(own);
        await instance.Commit("waits");
        Assert.Equal(HealthStatus.Healthy, await instance.Health());

        instance.Clock.Now += TimeSpan.FromMinutes(6);
        Assert.Equal(HealthStatus.Degraded, await instance.Health());

        await instance.HandleDue();
        Assert.Equal(HealthStatus.Healthy, await instance.Health());
    }

    [Theory, OnEveryDatabase]
    public async Task What_was_handled_long_ago_is_deleted_and_nothing_else(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance instance = new(own);
        await instance.Commit("old");
        await instance.HandleDue();
        instance.Clock.Now += TimeSpan.FromDays(6);
        await instance.Commit("new");
        await instance.HandleDue();
        await instance.Commit("open");

        instance.Clock.Now += TimeSpan.FromDays(2);
        Assert.Equal("1 events deleted", await instance.With((IServiceProvider scope) =>
            scope.GetRequiredKeyedService<IScheduledJob>("outbox-cleanup").Run(instance.Clock.Now, default)));

        Assert.Equal([WorkState.Done, WorkState.Open], (await instance.Rows()).Select(row => row.State));
    }

    private sealed class LosesEveryClaim(DatabaseProvider database) : DatabaseProvider
    {
        public override string Name => database.Name;

        public override Type ContextType => database.ContextType;

        public override void Configure(DbContextOptionsBuilder options, string connectionString) => database.Configure(options, connectionString);

        protected override bool IsConflictItself(Exception exception) => true;

        protected override bool IsLockTimeoutItself(Exception exception) => false;

        internal override string ClaimStatement(string table, string condition) => "loses";

        internal override string TakeKeyStatement(string table, TimeSpan wait) => database.TakeKeyStatement(table, wait);

        internal override void AddContext(IServiceCollection services, Action<IServiceProvider, DbContextOptionsBuilder> configure) => database.AddContext(services, configure);
    }
}
