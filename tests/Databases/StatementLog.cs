using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CleanTemplate.Databases;

/// <summary>Every statement that went to the database, with its parameters.</summary>
public sealed class StatementLog : DbCommandInterceptor
{
    private readonly ConcurrentQueue<Statement> _statements = [];

    public IReadOnlyList<Statement> All => [.. _statements];

    public void Clear() => _statements.Clear();

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        _statements.Enqueue(Statement.Of(command));
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        _statements.Enqueue(Statement.Of(command));
        return ValueTask.FromResult(result);
    }
}

public sealed record Statement(string Sql, IReadOnlyList<DbParameter> Parameters)
{
    internal static Statement Of(DbCommand command) =>
        new(command.CommandText, [.. command.Parameters.Cast<ICloneable>().Select(parameter => (DbParameter)parameter.Clone())]);
}
