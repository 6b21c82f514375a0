using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CleanTemplate.Infrastructure.Persistence.Postgres;

internal sealed class PostgresProvider : DatabaseProvider
{
    public override string Name => "PostgreSql";

    public override Type ContextType => typeof(PostgresDbContext);

    protected override bool IsConflictItself(Exception exception) => exception is PostgresException
    {
        SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation,
    };

    protected override bool IsLockTimeoutItself(Exception exception) => exception is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable };

    public override void Configure(DbContextOptionsBuilder options, string connectionString) => options.UseNpgsql(connectionString);

    internal override string ClaimStatement(string table, string condition) => $$"""
        WITH next AS (
            SELECT w."Id" FROM "{{table}}" AS w WHERE w."State" = 'Open' AND w."DueAt" <= {0} AND {{condition}}
            ORDER BY w."DueAt", w."Id" LIMIT {1} FOR UPDATE SKIP LOCKED)
        UPDATE "{{table}}" AS w SET "Lease" = {2}, "DueAt" = {3}, "Attempts" = w."Attempts" + 1
        FROM next WHERE w."Id" = next."Id"
        RETURNING w.*
        """;

    // ON CONFLICT DO UPDATE would lock the row even where it changes nothing: all who repeat a request would queue.
    internal override string TakeKeyStatement(string table, TimeSpan wait) => $$"""
        SET LOCAL lock_timeout = {{wait.TotalMilliseconds:0}};
        INSERT INTO "{{table}}" ("User", "Operation", "Key", "ExpiresAt") VALUES ({0}, {1}, {2}, {4}) ON CONFLICT DO NOTHING;
        UPDATE "{{table}}" SET "Fingerprint" = NULL, "Answer" = NULL, "ExpiresAt" = {4}
        WHERE "User" = {0} AND "Operation" = {1} AND "Key" = {2} AND "ExpiresAt" <= {3};
        SET LOCAL lock_timeout TO DEFAULT;
        SELECT k."User", k."Operation", k."Key", k."Fingerprint", k."Answer", k."ExpiresAt"
        FROM "{{table}}" AS k WHERE k."User" = {0} AND k."Operation" = {1} AND k."Key" = {2}
        """;

    internal override void AddContext(IServiceCollection services, Action<IServiceProvider, DbContextOptionsBuilder> configure) =>
        services.AddDbContext<PostgresDbContext>(configure);
}

public sealed class PostgresDbContext(DbContextOptions<PostgresDbContext> options) : AppDbContext(options)
{
    protected override Type IdConverter => typeof(IdConverter<>);

    protected override string OrdinalCollation => "C";
}

/// <summary>For <c>dotnet ef</c>, which only needs the model and never connects.</summary>
internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresDbContext>
{
    public PostgresDbContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresDbContext>().UseNpgsql().Options);
}
