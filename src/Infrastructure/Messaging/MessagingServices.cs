using System.Diagnostics.Metrics;
using System.Reflection;
using CleanTemplate.Application;
using CleanTemplate.Application.Common.Messaging;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Scrutor;

namespace CleanTemplate.Infrastructure.Messaging;

internal sealed class MessagingServices : IAreaServices
{
    public void AddTo(IServiceCollection services)
    {
        services.AddSettings<RabbitMqOptions>(RabbitMqOptions.Section).AddMetrics().AddOptions<RabbitMqOptions>()
            .Validate<IHostEnvironment>((broker, environment) => broker.Host.Length > 0 || environment.IsDevelopment(), RabbitMqOptions.WhichBroker);
        services
            .AddSingleton<MessageRegistry>()
            .AddSingleton<Topology>()
            .AddSingleton<Broker>()
            .AddSingleton<ConfirmedPublishing>()
            .AddSingleton<MessageMetrics>()
            .AddSingleton<MessageIntake>()
            .AddSingleton<Aside>()
            .AddSingleton<MessageConsumer>()
            .AddHostedService(provider => provider.GetRequiredService<MessageConsumer>())
            .AddScoped(typeof(MessageDelivery<>))
            .AddHealthChecks().AddCheck<RabbitMqHealth>("rabbitmq", tags: [DatabaseHealth.Ready]);
        AddMessages(services, typeof(ApplicationServices).Assembly);
    }

    /// <summary>The messages of an assembly and their handlers.</summary>
    public static void AddMessages(IServiceCollection services, Assembly assembly) => services
        .AddSingleton(new MessageSource(assembly))
        .Scan(scan => scan.FromAssemblies(assembly)
            .AddClasses(types => types.AssignableTo(typeof(IMessageHandler<>)), publicOnly: false)
            .UsingRegistrationStrategy(RegistrationStrategy.Append)
            .AsImplementedInterfaces(port => port.IsGenericType && port.GetGenericTypeDefinition() == typeof(IMessageHandler<>))
            .WithScopedLifetime());
}

/// <summary>Messages by name and outcome.</summary>
internal sealed class MessageMetrics
{
    /// <summary>The name of what has none that is known here: senders do not fill the metrics with names.</summary>
    public const string Unreadable = "unreadable";

    private readonly Counter<long> _published;
    private readonly Counter<long> _consumed;

    public MessageMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(typeof(MessageMetrics).Assembly.GetName().Name!);
        _published = meter.CreateCounter<long>("messages.published", description: "Messages by outcome: confirmed, failed.");
        _consumed = meter.CreateCounter<long>("messages.consumed", description: "Messages by outcome: handled, repeated, retried, dead.");
    }

    public void Published(string name, bool isConfirmed) => Count(_published, name, isConfirmed ? "confirmed" : "failed");

    public void Handled(string name, bool isNew) => Count(_consumed, name, isNew ? "handled" : "repeated");

    public void Failed(string name, bool isGivenUp) => Count(_consumed, name, isGivenUp ? "dead" : "retried");

    private static void Count(Counter<long> counter, string name, string outcome) =>
        counter.Add(1, new KeyValuePair<string, object?>("message", name), new KeyValuePair<string, object?>("outcome", outcome));
}

/// <summary>Whether the broker is reached. One that is not takes no instance out of service: requests are still answered.</summary>
internal sealed class RabbitMqHealth(Broker broker, MessageConsumer consumer, IOptions<RabbitMqOptions> options) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!options.Value.HasBroker) return HealthCheckResult.Healthy("There is no broker.");
        try
        {
            await broker.Connect(cancellationToken);
            return consumer.IsDeaf ? HealthCheckResult.Degraded("Messages are not received.") : HealthCheckResult.Healthy();
        }
        catch (BrokerUnavailableException exception)
        {
            return HealthCheckResult.Degraded(exception.Message);
        }
    }
}
