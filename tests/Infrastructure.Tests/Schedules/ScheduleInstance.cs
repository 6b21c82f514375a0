using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Schedules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CleanTemplate.Infrastructure.Tests.Schedules;

/// <summary>One more instance of the application on a database, with jobs of the test's own. It polls when the test says so.</summary>
internal sealed class ScheduleInstance : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly RunPoller _poller;
    private readonly CancellationTokenSource _stopping = new();

    public ScheduleInstance(OwnDatabase own, JobDesk desk, TimeSpan? lease = null)
    {
        _services = Composition.Of(own.Provider, own.ConnectionString, services =>
        {
            services.AddSingleton(desk);
            services.AddSingleton<ILogger<ScheduleRunner>>(Log);
            services.AddScheduledJob(typeof(MorningJob));
            services.AddScheduledJob(typeof(EveningJob));
            services.AddScheduledJob(typeof(SigningJob));
            services.Configure<ScheduleOptions>(options => (options.Enabled, options.Lease) = (true, lease ?? options.Lease));
        });
        _poller = ActivatorUtilities.CreateInstance<RunPoller>(_services);
    }

    public RunnerLog Log { get; } = new();

    public TestClock Clock => Get<TestClock>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task Note(string job, DateTimeOffset at) => Get<DueRuns>().Note(job, at, default);

    /// <summary>Begins what is left to run.</summary>
    public Task Poll() => _poller.Poll(_stopping.Token);

    /// <summary>Runs what is left to run.</summary>
    public async Task Work()
    {
        await Poll();
        await _poller.WhenIdle().WaitAsync(TimeSpan.FromSeconds(10));
    }

    /// <summary>As the host does it.</summary>
    public Task Start() => _poller.StartAsync(default);

    public async Task Stop()
    {
        await _stopping.CancelAsync();
        await _poller.StopAsync(default);
        await _poller.WhenIdle().WaitAsync(TimeSpan.FromSeconds(10));
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _stopping.Dispose();
        _poller.Dispose();
        await _services.DisposeAsync();
    }
}

internal static class History
{
    public static Task<List<ScheduledRun>> Runs(this OwnDatabase own) => own.With((AppDbContext context) =>
        context.Set<ScheduledRun>().AsNoTracking().OrderBy(run => run.Job).ThenBy(run => run.FireTime).ToListAsync());
}
