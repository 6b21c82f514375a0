using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Signals;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CleanTemplate.Infrastructure.Tests.Signals;

public sealed class HearingSignals
{
    [Theory, OnEveryDatabase]
    public async Task Every_listener_hears_what_is_raised_on_its_topic(TestDatabase database)
    {
        await using var own = await database.Create();
        Listener one = new(), another = new(), elsewhere = new("elsewhere");
        await using Instance instance = new(own, one, another, elsewhere);

        await own.Raise("here");
        await own.Raise("there", topic: "elsewhere");
        await own.Raise("here again");
        await instance.Poll();

        Assert.Equal(["here", "here again"], one.Heard);
        Assert.Equal(["here", "here again"], another.Heard);
        Assert.Equal(["there"], elsewhere.Heard);
    }

    [Theory, OnEveryDatabase]
    public async Task Nothing_is_heard_twice(TestDatabase database)
    {
        await using var own = await database.Create();
        Listener listener = new();
        await using Instance instance = new(own, listener);

        foreach (var subject in new[] { "1", "2", "3" })
        {
            await own.Raise(subject);
            await instance.Poll();
            instance.Clock.Skip(TimeSpan.FromSeconds(40));
            await instance.Poll();
        }

        Assert.Equal(["1", "2", "3"], listener.Heard);
    }

    [Theory, OnEveryDatabase]
    public async Task What_was_raised_before_the_start_is_heard_unless_it_is_old(TestDatabase database)
    {
        await using var own = await database.Create();
        Listener listener = new();
        await own.Raise("old", ago: TimeSpan.FromMinutes(21));
        await own.Raise("recent", ago: TimeSpan.FromMinutes(19));
        await using Instance instance = new(own, listener);
        Assert.Equal(HealthStatus.Unhealthy, await instance.Health());

        await instance.Start();

        Assert.Equal(["recent"], listener.Heard);
        Assert.Equal(HealthStatus.Healthy, await instance.Health());
    }

    [Theory, OnEveryDatabase]
    public async Task A_signal_that_is_not_committed_is_not_heard(TestDatabase database)
    {
        await using var own = await database.Create();
        Listener listener = new();
        await using Instance instance = new(own, listener);

        await using (await Unfinished.Raise(own, "taken back")) await instance.Poll();
        await instance.Poll();

        Assert.Empty(listener.Heard);
    }

    [Theory, OnEveryDatabase]
    public async Task The_first_to_be_raised_may_be_the_last_to_be_committed(TestDatabase database)
    {
        await using var own = await database.Create();
        Listener listener = new();
        await using Instance instance = new(own, listener);
        await using var first = await Unfinished.Raise(own, "first");

        await own.Raise("second");
        await instance.Poll();
        instance.Clock.Skip(TimeSpan.FromSeconds(55));
        await instance.Poll();
        await first.Commit();
        await instance.Poll();

        Assert.Equal(["second", "first"], listener.Heard);
        Assert.Equal(["first", "second"], await own.Kept());
    }

    /// <summary>The price of not reading everything again each time. A unit of work saves right before it commits.</summary>
    [Theory, OnEveryDatabase]
    public async Task A_commit_that_takes_longer_than_a_minute_comes_too_late(TestDatabase database)
    {
        await using var own = await database.Create();
        Listener listener = new();
        await using Instance instance = new(own, listener);
        await using var first = await Unfinished.Raise(own, "first");

        await own.Raise("second");
        await instance.Poll();
        instance.Clock.Skip(TimeSpan.FromSeconds(61));
        await instance.Poll();
        await first.Commit();
        await instance.Poll();

        Assert.Equal(["second"], listener.Heard);
    }

    /// <summary>How long a signal was unseen does not matter while nobody could look.</summary>
    [Theory, OnEveryDatabase]
    public async Task A_commit_while_nobody_polls_is_heard_however_late(TestDatabase database)
    {
        await using var own = await database.Create();
        Listener listener = new();
        await using Instance instance = new(own, listener);
        await using var first = await Unfinished.Raise(own, "first");

        await own.Raise("second");
        await instance.Poll();
        await first.Commit();
        instance.Clock.Skip(TimeSpan.FromMinutes(2));
        await instance.Poll();

        Assert.Equal(["second", "first"], listener.Heard);
    }

    [Theory, OnEveryDatabase]
    public async Task A_listener_that_fails_silences_nobody_and_is_named(TestDatabase database)
    {
        await using var own = await database.Create();
        Listener listener = new();
        await using Instance instance = new(own, new Stranger(), listener);

        await own.Raise("1");
        await instance.Poll();
        await own.Raise("2");
        await instance.Poll();

        Assert.Equal(["1", "2"], listener.Heard);
        Assert.Equal(["Error: Signal 1 of tests was lost on Stranger", "Error: Signal 2 of tests was lost on Stranger"], instance.Log.Lines);
    }

    [Theory, OnEveryDatabase]
    public async Task Who_has_not_polled_for_15_seconds_is_not_healthy(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance instance = new(own);
        await instance.Poll();

        instance.Clock.Skip(TimeSpan.FromSeconds(14));
        Assert.Equal(HealthStatus.Healthy, await instance.Health());
        instance.Clock.Skip(TimeSpan.FromSeconds(2));
        Assert.Equal(HealthStatus.Unhealthy, await instance.Health());
        await instance.Poll();
        Assert.Equal(HealthStatus.Healthy, await instance.Health());
    }

    [Theory, OnEveryDatabase]
    public async Task What_was_heard_is_as_old_as_the_beginning_of_its_poll(TestDatabase database)
    {
        await using var own = await database.Create();
        var delay = () => { };
        Listener slow = new(whileHearing: () => delay());
        await using Instance instance = new(own, slow);
        delay = () => instance.Clock.Skip(TimeSpan.FromHours(1));

        await own.Raise("slowly");
        await instance.Poll();

        Assert.Equal(HealthStatus.Unhealthy, await instance.Health());
    }

    /// <summary>A signal in a transaction that goes on.</summary>
    private sealed class Unfinished(AsyncServiceScope scope, AppDbContext context) : IAsyncDisposable
    {
        public static async Task<Unfinished> Raise(OwnDatabase own, string subject)
        {
            var scope = own.NewScope();
            var context = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            await context.Database.BeginTransactionAsync();
            context.Add(Signal.Of(Raising.Topic, subject, number: 0, own.Clock.Now));
            await context.SaveChangesAsync();
            return new(scope, context);
        }

        public Task Commit() => context.Database.CommitTransactionAsync();

        public ValueTask DisposeAsync() => scope.DisposeAsync();
    }
}
