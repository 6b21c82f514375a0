using CleanTemplate.Application.Common.Events;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Queues;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Events;

internal sealed class EventServices : IAreaServices
{
    public void AddTo(IServiceCollection services) => services
        .AddSettings<OutboxOptions>(OutboxOptions.Section)
        .AddMetrics()
        .AddSingleton(new EventSource(typeof(DomainEvent).Assembly))
        .AddSingleton<EventRegistry>()
        .AddSingleton<OutboxBell>()
        .AddSingleton<OutboxMetrics>()
        .AddSingleton<WorkQueue<OutboxEvent>>()
        .AddSingleton<EventHandling>()
        .AddSingleton<EventAttempt>()
        .AddSingleton<EventDispatcher>()
        .AddHostedService(provider => provider.GetRequiredService<EventDispatcher>())
        .AddScoped(typeof(EventDelivery<>))
        .AddScoped<Outbox>()
        .AddScoped<RaisedEvents>()
        .AddScoped<IEvents>(provider => provider.GetRequiredService<RaisedEvents>())
        .AddScoped<Handling>()
        .AddScoped<IHandling>(provider => provider.GetRequiredService<Handling>())
        .AddHealthChecks().AddCheck<OutboxHealth>("outbox", tags: [DatabaseHealth.Ready]);
}
