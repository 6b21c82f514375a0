namespace CleanTemplate.Application.Common.Events;

/// <summary>The handling of one event by one handler.</summary>
public interface IHandling
{
    /// <summary>The same at every repetition, so that an effect on the world can be recognised as one; null when no event is being handled.</summary>
    string? Key { get; }
}
