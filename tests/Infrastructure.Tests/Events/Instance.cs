using CleanTemplate.Application.Common.Events;
using CleanTemplate.Application.Common.Persistence;
using CleanTemplate.Application.Operations;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Events;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CleanTemplate.Infrastructure.Tests.Events;

/// <summary>One more instance of the application on a database, with handlers of the tests' own event.</summary>
internal sealed class Instance : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public Instance(OwnDatabase own, Action<OutboxOptions>? change = null) => _services = Composition.Of(own.Provider, own.ConnectionString, services =>
    {
        services
            .AddSingleton(new EventSource(typeof(Happened).Assembly))
            .AddSingleton(Story)
            .AddScoped<IEventHandler<Happened>, TellsIt>()
            .AddScoped<IEventHandler<Happened>, WritesItDown>()
            .AddScoped<IEventHandler<Happened>, NoticesIt>();
        if (change is not null) services.Configure(change);
    });

    public Happened.Story Story { get; } = new();

    public TestClock Clock => Get<TestClock>();

    public IReadOnlyList<string> Told => [.. Story.Told];

    public EventDispatcher Dispatcher => Get<EventDispatcher>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A unit of work that raises these facts.</summary>
    public Task<Result<Unit>> Commit(params string[] facts) => Run((scope, _) =>
    {
        foreach (var fact in facts) scope.GetRequiredService<IEvents>().Raise(new Happened(fact, Clock.Now));
        return Unit.Value;
    });

    public async Task<Result<Unit>> Run(Func<IServiceProvider, AppDbContext, Result<Unit>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        return await Run(scope.ServiceProvider, work);
    }

    public static Task<Result<Unit>> Run(IServiceProvider scope, Func<IServiceProvider, AppDbContext, Result<Unit>> work) =>
        scope.GetRequiredService<IUnitOfWork>().Run(_ => Task.FromResult(work(scope, scope.GetRequiredService<AppDbContext>())), default);

    public AsyncServiceScope NewScope() => _services.CreateAsyncScope();

    /// <summary>Handles until nothing is due.</summary>
    public async Task HandleDue()
    {
        while (await Dispatcher.HandleDue(default) > 0)
        {
        }
    }

    public Task<List<OutboxEvent>> Rows() => With((AppDbContext context) =>
        context.Set<OutboxEvent>().AsNoTracking().Where(row => row.Name.StartsWith("tests.")).OrderBy(row => row.Id).ToListAsync());

    /// <summary>The effects on the database.</summary>
    public Task<List<string>> Written() => With((AppDbContext context) => context.Set<AuditEntry>()
        .Where(entry => entry.Entity == WritesItDown.Table).OrderBy(entry => entry.Id).Select(entry => entry.EntityId).ToListAsync());

    public async Task<DeadLetterDto> OnlyDeadLetter() =>
        Assert.Single((await With((IDeadLetters letters) => letters.List(new ListDeadLetters(), default))).Items);

    public async Task<HealthStatus> Health() => (await Get<HealthCheckService>().CheckHealthAsync(check => check.Name == "outbox")).Status;

    public async Task<T> With<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = NewScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
