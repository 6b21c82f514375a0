using CleanTemplate.Application.Common.Events;
using CleanTemplate.Application.Common.Persistence;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Events;
using CleanTemplate.Infrastructure.Messaging;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Audit;
using CleanTemplate.Infrastructure.Tests.InDepth;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace CleanTemplate.Infrastructure.Tests.Messaging;

/// <summary>The application on a database and a broker, with messages of the tests' own. It receives when it is told to.</summary>
internal sealed class Service : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly string _name = $"service-{Guid.NewGuid():N}";

    public Service(OwnDatabase own, TestBroker broker, Action<RabbitMqOptions>? change = null, string? name = null)
    {
        _name = name ?? _name;
        _services = Composition.Of(own.Provider, own.ConnectionString, services =>
        {
            services
                .AddSingleton(new EventSource(typeof(Noticed).Assembly))
                .AddSingleton(Plot)
                .AddSingleton<ILogger<Broker>>(BrokerLog)
                .AddSingleton<ILogger<MessageConsumer>>(ConsumerLog)
                .AddScoped<IEventHandler<Noticed>, TellsOthers>()
                .Configure<RabbitMqOptions>(options =>
                {
                    (options.Host, options.Port, options.User, options.Password) = ("127.0.0.1", broker.Port, "guest", "guest");
                    (options.Exchange, options.Queue) = ($"{_name}-messages", _name);
                    (options.Attempts, options.FirstPause) = (3, TimeSpan.FromMilliseconds(50));
                    options.ReconnectPause = TimeSpan.FromMilliseconds(100);
                    change?.Invoke(options);
                });
            MessagingServices.AddMessages(services, typeof(Told).Assembly);
        });
    }

    public Plot Plot { get; } = new();

    public LinesOf<Broker> BrokerLog { get; } = new();

    public LinesOf<MessageConsumer> ConsumerLog { get; } = new();

    public string Exchange => $"{_name}-messages";

    public string Queue => _name;

    public string DeadQueue => $"{_name}.dead";

    public TestClock Clock => Get<TestClock>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task Receive() => Get<MessageConsumer>().StartAsync(default);

    public Task Stop() => Get<MessageConsumer>().StopAsync(default);

    /// <summary>Makes the queues, without receiving.</summary>
    public async Task Declare()
    {
        await using var channel = await Get<Broker>().OpenChannel(new(publisherConfirmationsEnabled: false, publisherConfirmationTrackingEnabled: false), default);
    }

    /// <summary>A unit of work that raises these facts, and the handling of all that is due.</summary>
    public async Task Notice(params DomainEvent[] facts)
    {
        await using (var scope = _services.CreateAsyncScope())
        {
            var events = scope.ServiceProvider.GetRequiredService<IEvents>();
            await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().Run<Unit>(_ =>
            {
                foreach (var fact in facts) events.Raise(fact);
                return Task.FromResult<Result<Unit>>(Unit.Value);
            }, default);
        }

        await HandleDue();
    }

    public Task Notice(params string[] facts) => Notice([.. facts.Select(fact => new Noticed(fact, Clock.Now))]);

    public async Task HandleDue()
    {
        while (await Get<EventDispatcher>().HandleDue(default) > 0)
        {
        }
    }

    /// <summary>After the pause of whatever failed.</summary>
    public Task HandleLater()
    {
        Clock.Now += TimeSpan.FromMinutes(5);
        return HandleDue();
    }

    public Task<List<OutboxEvent>> Outbox() => With((AppDbContext context) => context.Set<OutboxEvent>().AsNoTracking().OrderBy(row => row.Id).ToListAsync());

    /// <summary>The effects on the database.</summary>
    public Task<List<string>> Written() => With((AppDbContext context) => context.Set<AuditEntry>()
        .Where(entry => entry.Entity == WritesDownWhatItHears.Table).OrderBy(entry => entry.Id).Select(entry => entry.EntityId).ToListAsync());

    public async Task<HealthReportEntry> Health() => (await Get<HealthCheckService>().CheckHealthAsync(check => check.Name == "rabbitmq")).Entries["rabbitmq"];

    public async Task<T> With<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        await _services.DisposeAsync();
    }
}
