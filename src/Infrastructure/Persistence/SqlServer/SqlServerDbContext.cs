using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Persistence.SqlServer;

public sealed class SqlServerDbContext(DbContextOptions<SqlServerDbContext> options) : AppDbContext(options)
{
    protected override Type IdConverter => typeof(SqlServerIdConverter<>);

    protected override string OrdinalCollation => "Latin1_General_100_BIN2";
}
