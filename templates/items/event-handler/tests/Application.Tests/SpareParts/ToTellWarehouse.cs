using System.Runtime.CompilerServices;
using CleanTemplate.Application.SpareParts;
using EventNamespace;
using Microsoft.Extensions.Logging;

namespace CleanTemplate.Application.Tests.SpareParts;

public sealed class ToTellWarehouse
{
    // Made without its values, whichever they are: give it those that the handler reads.
    private static readonly SomethingHappened Fact = (SomethingHappened)RuntimeHelpers.GetUninitializedObject(typeof(SomethingHappened)) with { OccurredAt = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero) };

    [Fact]
    public async Task Each_fact_is_heard_of()
    {
        LogLines lines = [];

        await new TellWarehouse(lines).Handle(Fact, default);

        Assert.Equal("Heard of what happened at 01/01/2026 12:00:00 +00:00", Assert.Single(lines));
    }

    private sealed class LogLines : List<string>, ILogger<TellWarehouse>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Add(formatter(state, exception));
    }
}
