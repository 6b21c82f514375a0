namespace CleanTemplate.Infrastructure.Signals;

/// <summary>
/// Something every instance must hear. Add it to the context that makes the change: it is told when the change is
/// committed, and not otherwise.
/// </summary>
internal sealed class Signal
{
    public const int TopicLength = 32;
    public const int SubjectLength = 64;

    private Signal(DateTimeOffset at, string topic, string subject, long number) =>
        (At, Topic, Subject, Number) = (at, topic, subject, number);

    public long Id { get; private init; }

    public DateTimeOffset At { get; private init; }

    public string Topic { get; private init; }

    /// <summary>What it is about: an id, a key.</summary>
    public string Subject { get; private init; }

    /// <summary>What the topic takes it for: a version, a count.</summary>
    public long Number { get; private init; }

    public static Signal Of(string topic, string subject, long number, DateTimeOffset at) => new(at, topic, subject, number);
}
