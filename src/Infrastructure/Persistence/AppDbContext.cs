using CleanTemplate.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Persistence;

/// <summary>The model, the same for every provider. Its tables are the entity configurations of this assembly.</summary>
public abstract class AppDbContext(DbContextOptions options) : DbContext(options)
{
    private const int EnumNameLength = 32;

    /// <summary>How an id is stored: an open generic value converter.</summary>
    protected abstract Type IdConverter { get; }

    /// <summary>The collation that compares text byte by byte, so that an index serves prefixes and sorting.</summary>
    protected abstract string OrdinalCollation { get; }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AppDbContext).Assembly);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()).Where(property => property.IsOrdinal))
            property.SetCollation(OrdinalCollation);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<decimal>().HavePrecision(18, 2);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(EnumNameLength);
        foreach (var id in typeof(IId<>).Assembly.GetTypes().Where(type => type.IsValueType && type.GetInterfaces().Any(IsId)))
            configurationBuilder.Properties(id).HaveConversion(IdConverter.MakeGenericType(id));
    }

    private static bool IsId(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IId<>);
}
