using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CleanTemplate.Infrastructure.Tests.Jobs;

/// <summary>Hears every statement that goes to one database, also from contexts outside the container, which have no interceptors.</summary>
internal sealed class StatementEar : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly ConcurrentBag<IDisposable> _heard = [];
    private readonly ConcurrentQueue<string> _done = [];
    private readonly ConcurrentQueue<string> _failed = [];
    private readonly string _connectionString;

    public StatementEar(OwnDatabase own)
    {
        _connectionString = own.ConnectionString;
        _heard.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public IReadOnlyList<string> Done => [.. _done];

    public IReadOnlyList<string> Failed => [.. _failed];

    public void OnNext(DiagnosticListener value)
    {
        if (string.Equals(value.Name, "Microsoft.EntityFrameworkCore", StringComparison.Ordinal)) _heard.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is not CommandEndEventData statement || !_connectionString.Contains(statement.Connection.Database, StringComparison.Ordinal)) return;
        (statement is CommandErrorEventData ? _failed : _done).Enqueue(statement.Command.CommandText);
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
}
