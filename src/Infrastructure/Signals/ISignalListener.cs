namespace CleanTemplate.Infrastructure.Signals;

/// <summary>
/// Remembers what it hears, to answer from memory. It hears one signal at a time and each once, but not always in the
/// order in which they were raised. Whether its memory is up to date is for <see cref="SignalFreshness"/> to say.
/// </summary>
internal interface ISignalListener
{
    string Topic { get; }

    void Hear(Signal signal);
}
