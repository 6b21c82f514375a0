using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;

namespace CleanTemplate.Infrastructure.Tests.Jobs;

/// <summary>Hears every statement that goes to one database, also from contexts outside the container, which have no interceptors.</summary>
internal sealed class StatementEar : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly ConcurrentBag<IDisposable> _heard = [];
    private readonly ConcurrentQueue<(string Step, string Sql)> _steps = [];
    private readonly string _connectionString;

    public StatementEar(OwnDatabase own)
    {
        _connectionString = own.ConnectionString;
        _heard.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public IReadOnlyList<string> Sent => At(RelationalEventId.CommandExecuting);

    public IReadOnlyList<string> Done => At(RelationalEventId.CommandExecuted);

    public IReadOnlyList<string> Failed => At(RelationalEventId.CommandError);

    public void OnNext(DiagnosticListener value)
    {
        if (string.Equals(value.Name, "Microsoft.EntityFrameworkCore", StringComparison.Ordinal)) _heard.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandEventData statement && _connectionString.Contains(statement.Connection.Database, StringComparison.Ordinal))
            _steps.Enqueue((value.Key, statement.Command.CommandText));
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        foreach (var subscription in _heard) subscription.Dispose();
    }

    private List<string> At(EventId step) => [.. _steps.Where(heard => string.Equals(heard.Step, step.Name, StringComparison.Ordinal)).Select(heard => heard.Sql)];
}
