using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Persistence.SqlServer;

internal sealed class SqlServerProvider : DatabaseProvider
{
    private const int Deadlock = 1205;
    private const int DuplicateIndexKey = 2601;
    private const int DuplicateKey = 2627;
    private const int LockTimeout = 1222;
    private const int SnapshotConflict = 3960;

    public override string Name => "SqlServer";

    public override Type ContextType => typeof(SqlServerDbContext);

    protected override bool IsConflictItself(Exception exception) => exception is SqlException
    {
        Number: Deadlock or DuplicateIndexKey or DuplicateKey or SnapshotConflict,
    };

    protected override bool IsLockTimeoutItself(Exception exception) => exception is SqlException { Number: LockTimeout };

    public override void Configure(DbContextOptionsBuilder options, string connectionString) => options.UseSqlServer(connectionString);

    internal override string ClaimStatement(string table, string condition) => $$"""
        WITH next AS (
            SELECT TOP ({1}) w.* FROM "{{table}}" AS w WITH (UPDLOCK, READPAST, ROWLOCK, READCOMMITTEDLOCK)
            WHERE w."State" = 'Open' AND w."DueAt" <= {0} AND {{condition}}
            ORDER BY w."DueAt", w."Id")
        UPDATE next SET "Lease" = {2}, "DueAt" = {3}, "Attempts" = "Attempts" + 1
        OUTPUT inserted.*
        """;

    // A MERGE that is safe from twins locks the gap between keys, and with it those of other users.
    internal override string TakeKeyStatement(string table, TimeSpan wait) => $$"""
        SET LOCK_TIMEOUT {{wait.TotalMilliseconds:0}};
        BEGIN TRY
            INSERT INTO [{{table}}] ([User], [Operation], [Key], [ExpiresAt]) VALUES ({0}, {1}, {2}, {4});
        END TRY
        BEGIN CATCH
            IF ERROR_NUMBER() NOT IN ({{DuplicateIndexKey}}, {{DuplicateKey}})
            BEGIN
                SET LOCK_TIMEOUT -1;
                THROW;
            END;
            UPDATE [{{table}}] SET [Fingerprint] = NULL, [Answer] = NULL, [ExpiresAt] = {4}
            WHERE [User] = {0} AND [Operation] = {1} AND [Key] = {2} AND [ExpiresAt] <= {3};
        END CATCH;
        SELECT [k].[User], [k].[Operation], [k].[Key], [k].[Fingerprint], [k].[Answer], [k].[ExpiresAt]
        FROM [{{table}}] AS [k] WHERE [k].[User] = {0} AND [k].[Operation] = {1} AND [k].[Key] = {2};
        SET LOCK_TIMEOUT -1;
        """;

    internal override void AddContext(IServiceCollection services, Action<IServiceProvider, DbContextOptionsBuilder> configure) =>
        services.AddDbContext<SqlServerDbContext>(configure);
}
