using System.Collections.Concurrent;
using System.Reflection;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Common;
using Microsoft.Extensions.Logging;

namespace CleanTemplate.Infrastructure.Events;

/// <summary>Hands facts to their handlers after the commit. What fails there is logged, and lost: the change itself stands.</summary>
internal sealed partial class EventDelivery(ScopedServices services, ILogger<EventDelivery> logger)
{
    private static readonly MethodInfo Generic = typeof(EventDelivery).GetMethod(nameof(DeliverOne), BindingFlags.Instance | BindingFlags.NonPublic)!;
    private readonly ConcurrentDictionary<Type, Func<DomainEvent, Task<bool>>> _deliveries = [];

    // No token: whoever sent the request may be gone, what it changed is not.
    public async Task Deliver(IReadOnlyList<DomainEvent> facts)
    {
        foreach (var fact in facts)
        {
            try
            {
                await _deliveries.GetOrAdd(fact.GetType(), DeliveryOf)(fact);
            }
            catch (Exception exception)
            {
                Log.Lost(logger, exception, fact.GetType().Name);
            }
        }
    }

    private Func<DomainEvent, Task<bool>> DeliveryOf(Type fact) => Generic.MakeGenericMethod(fact).CreateDelegate<Func<DomainEvent, Task<bool>>>(this);

    private Task<bool> DeliverOne<TEvent>(DomainEvent fact)
        where TEvent : DomainEvent => services.With(async (IEnumerable<IEventHandler<TEvent>> handlers) =>
        {
            foreach (var handler in handlers) await handler.Handle((TEvent)fact, CancellationToken.None);
            return true;
        });

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "What follows from {Fact} was not done.")]
        public static partial void Lost(ILogger logger, Exception exception, string fact);
    }
}
