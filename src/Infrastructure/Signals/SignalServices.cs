using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Signals;

internal sealed class SignalServices : IAreaServices
{
    public void AddTo(IServiceCollection services) => services
        .AddSingleton<SignalTable>()
        .AddSingleton<SignalFreshness>()
        .AddSingleton<SignalBell>()
        .AddHostedService<SignalPoller>()
        .AddHostedService<SignalRetention>()
        .AddHealthChecks().AddCheck<SignalHealth>("signals", tags: [DatabaseHealth.Ready]);
}
