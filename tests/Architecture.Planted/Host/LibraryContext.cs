using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace CleanTemplate.Architecture.Planted.Host;

/// <summary>A model with one mistake of each kind; the rest of it is as it should be.</summary>
public sealed class LibraryContext(DbContextOptions<LibraryContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(LibraryContext).Assembly, type => type.Namespace == typeof(LibraryContext).Namespace);
        modelBuilder.Entity<Loan>(loan =>
        {
            loan.Property(l => l.Reader).HasMaxLength(100);
            loan.HasOne<Book>().WithMany().HasForeignKey(l => l.BookId);
            loan.HasIndex(l => l.BookId);
            loan.HasIndex(l => new { l.IsReturned, l.Due, l.Id });
            loan.HasIndex(l => new { l.Due, l.Days });
            loan.HasIndex(l => new { l.IsReturned, l.Renewals });
            loan.HasIndex(l => new { l.Renewals, l.Due, l.Id });
            loan.HasIndex(l => new { l.IsLost, l.Branch, l.Days, l.Id });
        });
    }

    // With it, EF Core does not forget the index behind a foreign key.
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Conventions.Remove<ForeignKeyIndexConvention>();
}
