using Microsoft.EntityFrameworkCore;
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

    public override void Configure(DbContextOptionsBuilder options, string connectionString) => options.UseNpgsql(connectionString);

    internal override string ClaimStatement(string table, string condition) => $$"""
        WITH next AS (
            SELECT w."Id" FROM "{{table}}" AS w WHERE w."State" = 'Open' AND w."DueAt" <= {0} AND {{condition}}
            ORDER BY w."DueAt", w."Id" LIMIT {1} FOR UPDATE SKIP LOCKED)
        UPDATE "{{table}}" AS w SET "Lease" = {2}, "DueAt" = {3}, "Attempts" = w."Attempts" + 1
        FROM next WHERE w."Id" = next."Id"
        RETURNING w.*
        """;

    internal override void AddContext(IServiceCollection services, Action<IServiceProvider, DbContextOptionsBuilder> configure) =>
        services.AddDbContext<PostgresDbContext>(configure);
}
