using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;

namespace CleanTemplate.WebApi.Tests.Fuzzing;

/// <summary>What befalls the database during a request that asks for it in a header: nothing else would bring these answers about.</summary>
internal sealed class Weather : IDbCommandInterceptor, ISaveChangesInterceptor
{
    public const string Header = "X-Weather", Rivals = "rivals", Outage = "outage", Calm = "calm";

    private readonly HttpContextAccessor _requests = new();

    private string? Today => _requests.HttpContext?.Request.Headers[Header];

    /// <summary>Somebody else is always faster.</summary>
    public ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        Today == Rivals ? throw new DbUpdateConcurrencyException("Somebody else was faster.") : ValueTask.FromResult(result);

    public ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => Befall(result, cancellationToken);

    public ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => Befall(result, cancellationToken);

    private async ValueTask<T> Befall<T>(T result, CancellationToken cancellationToken)
    {
        if (Today == Outage) throw new Unreachable();
        // Nothing moves, until the request is called off.
        if (Today == Calm) await Task.Delay(Timeout.Infinite, cancellationToken);
        return result;
    }

    private sealed class Unreachable() : DbException("The database is gone.")
    {
        public override bool IsTransient => true;
    }
}

/// <summary>The exceptions that requests ended in, by their trace, which the answers name.</summary>
internal sealed class FaultLog : ILoggerFactory, ILogger
{
    private readonly ConcurrentDictionary<string, string> _faults = new(StringComparer.Ordinal);

    public string Of(string? trace) => trace is null ? "" : _faults.GetValueOrDefault(trace, "");

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (exception is not null && IsEnabled(logLevel) && Activity.Current is { } activity) _faults[activity.TraceId.ToString()] = exception.ToString();
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }
}
