using CleanTemplate.Application.Common.Events;
using CleanTemplate.Infrastructure.Common;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Events;

internal sealed class EventServices : IAreaServices
{
    public void AddTo(IServiceCollection services) => services
        .AddSingleton<EventDelivery>()
        .AddScoped<Handling>()
        .AddScoped<IHandling>(provider => provider.GetRequiredService<Handling>())
        .AddScoped<RaisedEvents>()
        .AddScoped<IEvents>(provider => provider.GetRequiredService<RaisedEvents>());
}
