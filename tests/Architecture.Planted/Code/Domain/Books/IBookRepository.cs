namespace CleanTemplate.Architecture.Planted.Code.Domain.Books;

public interface IBookRepository
{
    Task<Book?> Find(BookId id, CancellationToken cancellationToken);
}
