using System.Collections.Concurrent;
using System.Reflection;
using CleanTemplate.Application.Common.Events;

namespace CleanTemplate.Infrastructure.Events;

/// <param name="Index">Its place among the handlers of its event, as they are registered.</param>
internal sealed record EventHandlerInfo(string Name, int Index, bool ReachesOutside)
{
    private static readonly ConcurrentDictionary<Type, bool> Reaching = [];

    public static EventHandlerInfo Of(Type type, int index) =>
        new(type.FullName!, index, Reaching.GetOrAdd(type, handler => handler.GetCustomAttribute<ReachesOutsideAttribute>() is not null));
}
