using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CleanTemplate.Infrastructure.Tests.Signals;

/// <summary>The poller at work.</summary>
public sealed class Listening
{
    [Theory, OnEveryDatabase]
    public async Task A_ring_is_answered_at_once(TestDatabase database)
    {
        await using var own = await database.Create();
        Listener listener = new();
        await using Instance instance = new(own, listener);
        await instance.Start();

        await own.Raise("now");
        await instance.Ring();

        Assert.Equal(["now"], listener.Heard);
    }

    [Theory, OnEveryDatabase]
    public async Task An_outage_is_told_once_and_over_when_the_database_is_back(TestDatabase database)
    {
        await using var own = await database.Create();
        Listener listener = new();
        await using Instance instance = new(own, listener);
        await instance.Start();

        await own.With((AppDbContext context) => context.Database.EnsureDeletedAsync());
        foreach (var _ in Enumerable.Range(1, 3)) await instance.Ring();
        instance.Clock.Skip(TimeSpan.FromSeconds(16));

        Assert.Equal(["Warning: Signals cannot be read; trying until they can"], instance.Log.Lines);
        Assert.Equal(HealthStatus.Unhealthy, await instance.Health());

        await own.With((DatabaseMigrations migrations) => migrations.Apply(default));
        await own.Raise("back");
        foreach (var _ in Enumerable.Range(1, 2)) await instance.Ring();

        Assert.Equal(["Warning: Signals cannot be read; trying until they can", "Information: Signals are read again"], instance.Log.Lines);
        Assert.Equal(HealthStatus.Healthy, await instance.Health());
        Assert.Equal(["back"], listener.Heard);
    }

    [Theory, OnEveryDatabase]
    public async Task Without_a_database_it_starts_and_hears_everything_later(TestDatabase database)
    {
        await using var own = await database.Create();
        await own.With((AppDbContext context) => context.Database.EnsureDeletedAsync());
        Listener listener = new();
        await using Instance instance = new(own, listener);

        await instance.Start();
        Assert.Equal(HealthStatus.Unhealthy, await instance.Health());

        await own.With((DatabaseMigrations migrations) => migrations.Apply(default));
        await own.Raise("here");
        await instance.Ring();

        Assert.Equal(["here"], listener.Heard);
        Assert.Equal(HealthStatus.Healthy, await instance.Health());
    }

    [Theory, OnEveryDatabase]
    public async Task A_database_that_hangs_is_given_up_in_time_for_another_try(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance instance = new(own);
        await own.With(async (AppDbContext context) =>
        {
            // Whoever changes a table keeps its readers waiting until he is done.
            await using var change = await context.Database.BeginTransactionAsync();
            await context.Database.ExecuteSqlRawAsync("ALTER TABLE signals ADD extra int");

            Assert.NotNull(await Record.ExceptionAsync(instance.Poll).AsTask().WaitAsync(TimeSpan.FromSeconds(10)));
            return change;
        });
    }

    [Theory, OnEveryDatabase]
    public async Task A_start_that_is_called_off_is_no_outage(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance instance = new(own);

        await instance.Start(new CancellationToken(canceled: true));

        Assert.Empty(instance.Log.Lines);
    }

    [Theory, OnEveryDatabase]
    public async Task A_pause_does_not_hold_up_the_end(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance instance = new(own);
        await instance.Start();
        await instance.Ring();

        await instance.Stop();

        Assert.Empty(instance.Log.Lines);
    }
}
