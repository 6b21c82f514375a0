using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Application.Common.Persistence;
using CleanTemplate.Application.Common.Schedules;
using CleanTemplate.Application.Operations;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Tests.Jobs;

/// <summary>One more instance of the application on a database, with jobs of the test's own. It begins them when the test says so.</summary>
internal sealed class JobInstance : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly JobWorker _worker;
    private readonly CancellationTokenSource _stopping = new();

    public JobInstance(OwnDatabase own, ChoreDesk desk, Action<JobOptions>? change = null)
    {
        _services = Composition.Of(own.Provider, own.ConnectionString, services =>
        {
            services.AddSingleton(desk);
            services.AddJob(typeof(ChoreJob));
            if (change is not null) services.Configure(change);
        });
        _worker = _services.GetRequiredService<JobWorker>();
    }

    public TestClock Clock => _services.GetRequiredService<TestClock>();

    public IReadOnlyList<JobKind> Kinds => [.. _services.GetServices<JobKind>()];

    public async Task<JobId> Enqueue<TPayload>(TPayload payload)
        where TPayload : class =>
        (await Run<JobId>(queue => Task.FromResult<Result<JobId>>(queue.Enqueue(payload)))).Value;

    /// <summary>A unit of work.</summary>
    public async Task<Result<T>> Run<T>(Func<IJobQueue, Task<Result<T>>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        var queue = scope.ServiceProvider.GetRequiredService<IJobQueue>();
        return await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().Run(_ => work(queue), default);
    }

    public async Task<bool> Cancel(JobId id) => (await Run<bool>(async queue => await queue.Cancel(id, default))).Value;

    public Task<JobDto> Job(JobId id) => With(async (IJobQueue queue) => (await queue.Find(id, default))!);

    public async Task<JobState> State(JobId id) => (await Job(id)).State;

    public async Task<T> With<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<IReadOnlyList<JobDto>> List(bool onlyFailed = false) =>
        With(async (IJobs jobs) => (await jobs.List(onlyFailed, new ListJobs(PageSize: 100), default)).Items);

    public async Task<string?> CleanUp(DateTimeOffset at)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredKeyedService<IScheduledJob>("jobs-cleanup").Run(at, default);
    }

    /// <summary>Begins what is due, and does not wait for it.</summary>
    public Task<int> Begin() => _worker.Begin(_stopping.Token);

    /// <summary>Works until nothing is due.</summary>
    public async Task Work()
    {
        int begun;
        do
        {
            begun = await Begin();
            await _worker.WhenIdle().WaitAsync(TimeSpan.FromSeconds(10));
        }
        while (begun > 0);
    }

    /// <summary>As the host does it.</summary>
    public Task Start() => _worker.StartAsync(default);

    public async Task Stop()
    {
        await _stopping.CancelAsync();
        await _worker.StopAsync(default);
        await _worker.WhenIdle().WaitAsync(TimeSpan.FromSeconds(10));
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _stopping.Dispose();
        await _services.DisposeAsync();
    }
}
