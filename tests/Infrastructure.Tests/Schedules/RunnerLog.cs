using System.Collections.Concurrent;
using CleanTemplate.Infrastructure.Schedules;
using Microsoft.Extensions.Logging;

namespace CleanTemplate.Infrastructure.Tests.Schedules;

/// <summary>How loud an instance was about its runs.</summary>
internal sealed class RunnerLog : ILogger<ScheduleRunner>
{
    private readonly ConcurrentQueue<LogLevel> _levels = [];

    public IReadOnlyList<LogLevel> Levels => [.. _levels];

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => _levels.Enqueue(logLevel);
}
