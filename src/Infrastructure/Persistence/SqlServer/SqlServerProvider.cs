using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Persistence.SqlServer;

internal sealed class SqlServerProvider : DatabaseProvider
{
    private const int Deadlock = 1205;
    private const int DuplicateIndexKey = 2601;
    private const int DuplicateKey = 2627;
    private const int SnapshotConflict = 3960;

    public override string Name => "SqlServer";

    public override Type ContextType => typeof(SqlServerDbContext);

    protected override bool IsConflictItself(Exception exception) => exception is SqlException
    {
        Number: Deadlock or DuplicateIndexKey or DuplicateKey or SnapshotConflict,
    };

    public override void Configure(DbContextOptionsBuilder options, string connectionString) => options.UseSqlServer(connectionString);

    internal override string ClaimStatement(string table, string condition) => $$"""
        WITH next AS (
            SELECT TOP ({1}) w.* FROM "{{table}}" AS w WITH (UPDLOCK, READPAST, ROWLOCK, READCOMMITTEDLOCK)
            WHERE w."State" = 'Open' AND w."DueAt" <= {0} AND {{condition}}
            ORDER BY w."DueAt", w."Id")
        UPDATE next SET "Lease" = {2}, "DueAt" = {3}, "Attempts" = "Attempts" + 1
        OUTPUT inserted.*
        """;

    internal override void AddContext(IServiceCollection services, Action<IServiceProvider, DbContextOptionsBuilder> configure) =>
        services.AddDbContext<SqlServerDbContext>(configure);
}
