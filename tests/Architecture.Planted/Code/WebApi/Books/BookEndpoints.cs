using CleanTemplate.Architecture.Planted.Code.Domain.Books;
using CleanTemplate.Architecture.Planted.Code.Infrastructure.Books;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Architecture.Planted.Code.WebApi.Books;

/// <summary>An endpoint that reads the database itself and answers with an entity.</summary>
internal static class BookEndpoints
{
    public static Task<Book?> Find(BookId id, DbContext database, CancellationToken cancellationToken) =>
        database.Set<Book>().FirstOrDefaultAsync(book => book.Id == id, cancellationToken);

    public static Task<Book?> Look(BookId id, IBookRepository books, CancellationToken cancellationToken) => books.Find(id, cancellationToken);
}

/// <summary>Reaches around the ports.</summary>
public static class BookPages
{
    public static string Address => "/books";

    public static void Save() => BookFile.Write(Address);
}
