using CleanTemplate.Architecture.Planted.Code.Domain.Books;
using CleanTemplate.Architecture.Planted.Code.WebApi.Books;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanTemplate.Architecture.Planted.Code.Infrastructure.Books;

public static class BookFile
{
    public static void Write(string text) => _ = text;

    // The way into the program is not the program's business.
    public static string Address() => BookPages.Address;

    public static Type Outside() => typeof(Program);
}

/// <summary>A configuration and a repository that nobody finds by their names.</summary>
public sealed class BookMapping : IEntityTypeConfiguration<Book>
{
    public void Configure(EntityTypeBuilder<Book> builder)
    {
    }
}

internal sealed class BookShelf : IBookRepository
{
    public Task<Book?> Find(BookId id, CancellationToken cancellationToken) => Task.FromResult<Book?>(null);
}

internal class ShelfConfiguration : IEntityTypeConfiguration<Shelf>
{
    public void Configure(EntityTypeBuilder<Shelf> builder)
    {
    }
}

/// <summary>Called as if it were one.</summary>
internal sealed class LoanConfiguration;

/// <summary>As it should be, and looks like a mistake.</summary>
internal sealed class ReminderHandler;

internal sealed class PaperLabel : ILabel, IPaperRepository;

internal interface IPaperRepository;

internal interface IPaperConfiguration;
