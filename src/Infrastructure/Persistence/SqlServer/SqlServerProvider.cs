using System.Globalization;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Common;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
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

/// <summary>SqlClient needs cultures to exist. Nothing else does: numbers, dates and messages are the same on every machine.</summary>
internal sealed class SqlServerServices : IAreaServices
{
    public void AddTo(IServiceCollection services) =>
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
}

/// <summary>
/// Stores an id with its bytes in the order in which SQL Server compares them: a version-7 GUID begins with the
/// time, SQL Server looks at the last six bytes first. New rows then go to the end of the clustered key.
/// </summary>
internal sealed class SqlServerIdConverter<TId>() : ValueConverter<TId, Guid>(id => Store(id), value => Read(value))
    where TId : struct, IId<TId>
{
    private const int Length = 16;

    private static ReadOnlySpan<byte> ComparedFirst => [10, 11, 12, 13, 14, 15, 8, 9, 6, 7, 4, 5, 0, 1, 2, 3];

    private static Guid Store(TId id)
    {
        Span<byte> bytes = stackalloc byte[Length], stored = stackalloc byte[Length];
        id.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        for (var i = 0; i < Length; i++) stored[ComparedFirst[i]] = bytes[i];
        return new(stored);
    }

    private static TId Read(Guid stored)
    {
        Span<byte> bytes = stackalloc byte[Length], value = stackalloc byte[Length];
        stored.TryWriteBytes(bytes);
        for (var i = 0; i < Length; i++) value[i] = bytes[ComparedFirst[i]];
        return TId.From(new(value, bigEndian: true));
    }
}

public sealed class SqlServerDbContext(DbContextOptions<SqlServerDbContext> options) : AppDbContext(options)
{
    protected override Type IdConverter => typeof(SqlServerIdConverter<>);

    protected override string OrdinalCollation => "Latin1_General_100_BIN2";
}

/// <summary>For <c>dotnet ef</c>, which only needs the model and never connects.</summary>
internal sealed class SqlServerDesign : IDesignTimeDbContextFactory<SqlServerDbContext>
{
    public SqlServerDbContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqlServerDbContext>().UseSqlServer().Options);
}
