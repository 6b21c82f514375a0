using System.Collections.Concurrent;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Signals;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Tests.Signals;

/// <summary>Remembers the subjects it heard, in order.</summary>
internal sealed class Listener(string topic = Raising.Topic, Action? whileHearing = null) : ISignalListener
{
    private readonly ConcurrentQueue<string> _heard = [];

    public string Topic => topic;

    public IReadOnlyList<string> Heard => [.. _heard];

    public void Hear(Signal signal)
    {
        whileHearing?.Invoke();
        _heard.Enqueue(signal.Subject);
    }
}

/// <summary>Understands nothing.</summary>
internal sealed class Stranger : ISignalListener
{
    public string Topic => Raising.Topic;

    public void Hear(Signal signal) => throw new FormatException("What?");
}

internal static class Raising
{
    public const string Topic = "tests";

    extension(OwnDatabase own)
    {
        public Task<int> Raise(string subject, TimeSpan ago = default, string topic = Topic) =>
            own.Raise(Signal.Of(topic, subject, number: 0, own.Clock.Now - ago));

        public Task<int> Raise(Signal signal) => own.With((AppDbContext context) =>
        {
            context.Add(signal);
            return context.SaveChangesAsync();
        });

        public async Task<IReadOnlyList<string>> Kept() => await own.With((AppDbContext context) =>
            context.Set<Signal>().OrderBy(signal => signal.Id).Select(signal => signal.Subject).ToListAsync());
    }
}
