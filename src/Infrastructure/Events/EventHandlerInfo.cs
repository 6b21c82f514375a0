using System.Collections.Concurrent;
using CleanTemplate.Application.Common.Events;

namespace CleanTemplate.Infrastructure.Events;

/// <param name="Index">Its place among the handlers of its event, as they are registered.</param>
internal sealed record EventHandlerInfo(string Name, int Index, HandlerEffect Effect)
{
    private static readonly ConcurrentDictionary<Type, HandlerEffect> Effects = [];

    public static EventHandlerInfo Of(Type type, int index) => new(type.FullName!, index, Effects.GetOrAdd(type, EffectOf));

    private static HandlerEffect EffectOf(Type type) =>
        type.IsDefined(typeof(RepeatsHarmlesslyAttribute), inherit: false) ? HandlerEffect.Passing
        : type.IsDefined(typeof(ReachesOutsideAttribute), inherit: false) ? HandlerEffect.Outside
        : HandlerEffect.Stored;
}

/// <summary>Where a handler leaves its mark: in our database, in the world, or nowhere that lasts.</summary>
internal enum HandlerEffect
{
    Stored,
    Outside,
    Passing,
}
