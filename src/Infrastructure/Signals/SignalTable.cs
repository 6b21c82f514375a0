using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Signals;

/// <summary>The statements on the table, each on a context of its own that no request shares and no interceptor sees.</summary>
internal sealed class SignalTable(DatabaseProvider provider, IOptions<DatabaseOptions> options)
{
    // Less than a copy may be old: a statement that hangs must leave time for another try.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<IReadOnlyList<Signal>> After(long id, CancellationToken cancellationToken)
    {
        await using var context = Open();
        return await context.Set<Signal>().AsNoTracking().Where(signal => signal.Id > id).OrderBy(signal => signal.Id).ToListAsync(cancellationToken);
    }

    /// <summary>The id of the last signal from before this time; 0 when there is none.</summary>
    public async Task<long> LastBefore(DateTimeOffset time, CancellationToken cancellationToken)
    {
        await using var context = Open();
        return await context.Set<Signal>().Where(signal => signal.At < time).MaxAsync(signal => (long?)signal.Id, cancellationToken) ?? 0;
    }

    /// <summary>For what is told by itself, and not with a change.</summary>
    public async Task Add(IReadOnlyCollection<Signal> signals, CancellationToken cancellationToken)
    {
        await using var context = Open();
        context.AddRange(signals);
        await context.SaveChangesAsync(cancellationToken);
    }

    public async Task DeleteBefore(DateTimeOffset time, CancellationToken cancellationToken)
    {
        await using var context = Open();
        await context.Set<Signal>().Where(signal => signal.At < time).OrderBy(signal => signal.At).DeleteInChunks(cancellationToken);
    }

    private AppDbContext Open()
    {
        var context = provider.Open(options.Value.ConnectionString);
        context.Database.SetCommandTimeout(Patience);
        return context;
    }
}
