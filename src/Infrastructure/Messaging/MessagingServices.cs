using System.Reflection;
using CleanTemplate.Application;
using CleanTemplate.Application.Common.Messaging;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
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
