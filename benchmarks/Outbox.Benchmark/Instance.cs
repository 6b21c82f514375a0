using CleanTemplate.Application.Common.Events;
using CleanTemplate.Application.Common.Persistence;
using CleanTemplate.Databases;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CleanTemplate.Outbox.Benchmark;

/// <summary>An instance of the application whose only work is to hand out events.</summary>
internal sealed class Instance : IAsyncDisposable
{
    private const int PerUnit = 1_000;

    private readonly ServiceProvider _services;
    private readonly IHostedService _dispatcher;

    public Instance(OwnDatabase database, Counter counter)
    {
        _services = Composition.Of(database.Provider, database.ConnectionString, services => services
            .AddSingleton(counter)
            .AddScoped<IEventHandler<ProductRestocked>, Counts>());
        _dispatcher = _services.GetServices<IHostedService>().Single(service => service.GetType().Name == "EventDispatcher");
    }

    public async Task Commit(int events, CancellationToken cancellationToken)
    {
        for (var unit = 0; unit < events / PerUnit; unit++)
        {
            await using var scope = _services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().Run<Unit>(_ =>
            {
                var (raised, now) = (scope.ServiceProvider.GetRequiredService<IEvents>(), _services.GetRequiredService<TimeProvider>().GetUtcNow());
                for (var number = 0; number < PerUnit; number++) raised.Raise(new ProductRestocked(ProductId.New(now), 1, now));
                return Task.FromResult<Result<Unit>>(Unit.Value);
            }, cancellationToken);
        }
    }

    public Task Start(CancellationToken cancellationToken) => _dispatcher.StartAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(30));
        await _dispatcher.StopAsync(patience.Token);
        await _services.DisposeAsync();
    }
}

/// <summary>A handler that does nothing else: the inbox row is its only write.</summary>
internal sealed class Counts(Counter counter) : IEventHandler<ProductRestocked>
{
    public Task Handle(ProductRestocked fact, CancellationToken cancellationToken)
    {
        counter.Count();
        return Task.CompletedTask;
    }
}

internal sealed class Counter(int goal)
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    public Task Reached => _reached.Task;

    public void Count()
    {
        if (Interlocked.Increment(ref _count) == goal) _reached.SetResult();
    }
}
