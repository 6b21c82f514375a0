using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
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

internal sealed class BookConfiguration : IEntityTypeConfiguration<Book>
{
    public void Configure(EntityTypeBuilder<Book> book)
    {
        book.Property(b => b.Version).IsConcurrencyToken();
        book.Ignore(b => b.Events);
        book.Property(b => b.Subtitle).HasMaxLength(100);
        book.Property(b => b.Genre).HasConversion<string>();
        book.Property(b => b.Notes).HasMaxLength(-1);
        book.Property(b => b.FullText).HasMaxLength(-1).HasComment("A book is as long as it is.");
        book.Property(b => b.Weight).HasPrecision(10);
        book.Property(b => b.Value).HasConversion(worth => worth.Amount, amount => new Worth(amount));
        book.Property(b => b.Price).HasPrecision(18, 2);
        book.ComplexProperty(b => b.Edition);
        book.OwnsOne(b => b.Mark);
        book.HasOne<Author>().WithMany().HasForeignKey(b => b.AuthorId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CopyConfiguration : IEntityTypeConfiguration<Copy>
{
    public void Configure(EntityTypeBuilder<Copy> copy)
    {
        copy.HasKey(c => new { c.BookId, c.Number });
        copy.HasOne<Book>().WithMany().HasForeignKey(c => c.BookId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AuthorConfiguration : IEntityTypeConfiguration<Author>
{
    public void Configure(EntityTypeBuilder<Author> author)
    {
        author.Ignore(a => a.Events);
        author.HasOne<Town>().WithMany().HasForeignKey(a => new { a.Country, a.Town }).OnDelete(DeleteBehavior.Restrict);
        author.HasIndex(a => new { a.Country, a.Born, a.Town });
    }
}

internal sealed class TownConfiguration : IEntityTypeConfiguration<Town>
{
    public void Configure(EntityTypeBuilder<Town> town) => town.HasKey(t => new { t.Country, t.Number });
}

internal sealed class ShelfConfiguration : IEntityTypeConfiguration<Shelf>
{
    public void Configure(EntityTypeBuilder<Shelf> shelf)
    {
        shelf.Ignore(s => s.Events);
        shelf.Ignore(s => s.Version);
        shelf.HasIndex(s => new { s.Town, s.Country });
    }
}

internal sealed class ShelfTownConfiguration : IEntityTypeConfiguration<Shelf>
{
    public void Configure(EntityTypeBuilder<Shelf> shelf) =>
        shelf.HasOne<Town>().WithMany().HasForeignKey(s => new { s.Country, s.Town }).OnDelete(DeleteBehavior.Restrict);
}
