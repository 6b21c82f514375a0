using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.SqlClient;

namespace CleanTemplate.Infrastructure.Tests.SqlServer.Offline;

/// <summary>A command that is answered where it is made. SqlCommand itself takes no transaction but one of a live connection.</summary>
internal sealed class UnsentCommand(Func<DbCommand, DbDataReader> read, Func<DbCommand, int> write) : DbCommand
{
    // SQL Server's own, so that parameters have the types and sizes the server would see.
    private readonly SqlCommand _command = new();

    [AllowNull]
    public override string CommandText { get; set; } = "";

    public override int CommandTimeout { get; set; }

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection { get; set; }

    protected override DbTransaction? DbTransaction { get; set; }

    protected override DbParameterCollection DbParameterCollection => _command.Parameters;

    public override int ExecuteNonQuery() => write(this);

    public override object ExecuteScalar() => throw new NotSupportedException("No statement of EF Core's asks for a scalar.");

    public override void Cancel()
    {
    }

    public override void Prepare()
    {
    }

    protected override DbParameter CreateDbParameter() => _command.CreateParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => read(this);

    protected override void Dispose(bool disposing)
    {
        if (disposing) _command.Dispose();
        base.Dispose(disposing);
    }
}

internal sealed class UnsentTransaction(DbConnection connection, IsolationLevel isolation) : DbTransaction
{
    public override IsolationLevel IsolationLevel => isolation;

    protected override DbConnection DbConnection => connection;

    public override void Commit()
    {
    }

    public override void Rollback()
    {
    }
}
