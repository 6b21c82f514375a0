using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Persistence.Postgres;

public sealed class PostgresDbContext(DbContextOptions<PostgresDbContext> options) : AppDbContext(options)
{
    protected override Type IdConverter => typeof(IdConverter<>);

    protected override string OrdinalCollation => "C";
}
