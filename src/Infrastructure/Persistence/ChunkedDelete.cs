using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Persistence;

internal static class ChunkedDelete
{
    private const int Chunk = 1_000;

    /// <summary>
    /// A thousand rows a statement, in the order given: for more, some databases lock the whole table against everybody else,
    /// and a clean-up that is stopped has not worked for nothing.
    /// </summary>
    public static async Task<int> DeleteInChunks<T>(this IOrderedQueryable<T> rows, CancellationToken cancellationToken)
    {
        for (var deleted = 0; ;)
        {
            var chunk = await rows.Take(Chunk).ExecuteDeleteAsync(cancellationToken);
            deleted += chunk;
            if (chunk < Chunk) return deleted;
        }
    }
}
