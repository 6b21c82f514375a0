using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CleanTemplate.Infrastructure.Persistence.Postgres;

internal sealed class PostgresProvider : DatabaseProvider
{
    public override string Name => "PostgreSql";

    public override Type ContextType => typeof(PostgresDbContext);

    public override bool IsConflict(Exception exception) => (exception as PostgresException ?? exception.InnerException as PostgresException) is
    {
        SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation,
    };

    public override void Configure(DbContextOptionsBuilder options, string connectionString) => options.UseNpgsql(connectionString);

    internal override void AddContext(IServiceCollection services, Action<IServiceProvider, DbContextOptionsBuilder> configure) =>
        services.AddDbContext<PostgresDbContext>(configure);
}
