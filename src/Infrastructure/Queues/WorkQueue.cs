using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Text;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Queues;

/// <summary>
/// Claims rows for this instance, and says what became of them. Claims skip rows that another instance is just
/// claiming; whoever lost a lease changes nothing any more. Clocks of instances may differ by less than a lease.
/// </summary>
internal class WorkQueue<TWork>(DatabaseProvider provider, IOptions<DatabaseOptions> options, TimeProvider clock)
    where TWork : QueuedWork, IClaimable
{
    private string? _claim;

    /// <summary>The rows that are longest due, now leased; fewer or none when there are no more.</summary>
    public async Task<IReadOnlyList<TWork>> Claim(int count, TimeSpan lease, CancellationToken cancellationToken)
    {
        await using var context = Open();
        var now = clock.GetUtcNow();
        _claim ??= provider.ClaimStatement(context.Model.FindEntityType(typeof(TWork))!.GetTableName()!, TWork.Condition);
        try
        {
            return await context.Set<TWork>().FromSqlRaw(_claim, now, count, Guid.NewGuid(), now + lease).AsNoTracking().ToListAsync(cancellationToken);
        }
        catch (Exception exception) when (provider.IsConflict(exception))
        {
            // A deadlock with another claim, say: the next look finds them again.
            return [];
        }
    }

    /// <summary>How many of them are still ours.</summary>
    public Task<int> Renew(IReadOnlyList<TWork> leased, TimeSpan lease, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() + lease;
        return Change(leased, rows => rows.ExecuteUpdateAsync(row => row.SetProperty(w => w.DueAt, until), cancellationToken));
    }

    public Task Finish(IReadOnlyList<TWork> done, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return Change(done, rows => rows.ExecuteUpdateAsync(
            row => Free(row).SetProperty(w => w.State, WorkState.Done).SetProperty(w => w.EndedAt, now), cancellationToken));
    }

    /// <summary>Gives back at once what was claimed. What was not even tried has lost no attempt.</summary>
    public Task Release(IReadOnlyList<TWork> leased, bool wasTried, CancellationToken cancellationToken)
    {
        var (now, untried) = (clock.GetUtcNow(), wasTried ? 0 : 1);
        return Change(leased, rows => rows.ExecuteUpdateAsync(
            row => Free(row).SetProperty(w => w.DueAt, now).SetProperty(w => w.Attempts, w => w.Attempts - untried), cancellationToken));
    }

    public Task Retry(TWork failed, string error, TimeSpan pause, CancellationToken cancellationToken)
    {
        var (due, stored) = (clock.GetUtcNow() + pause, StoredText.Shorten(error, QueuedWork.ErrorLength));
        return Change([failed], rows => rows.ExecuteUpdateAsync(
            row => Free(row).SetProperty(w => w.DueAt, due).SetProperty(w => w.Error, stored), cancellationToken));
    }

    public Task GiveUp(TWork failed, string error, CancellationToken cancellationToken)
    {
        var (now, stored) = (clock.GetUtcNow(), StoredText.Shorten(error, QueuedWork.ErrorLength));
        return Change([failed], rows => rows.ExecuteUpdateAsync(
            row => Free(row).SetProperty(w => w.State, WorkState.Dead).SetProperty(w => w.EndedAt, now).SetProperty(w => w.Error, stored), cancellationToken));
    }

    /// <summary>Deletes what was done or called off before this time. Dead rows stay.</summary>
    public async Task<int> DeleteDone(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var context = Open();
        return await context.Set<TWork>().Where(w => (w.State == WorkState.Done || w.State == WorkState.Cancelled) && w.EndedAt < before).OrderBy(w => w.EndedAt).DeleteInChunks(cancellationToken);
    }

    /// <summary>Since when the oldest row waits that is still open.</summary>
    public async Task<DateTimeOffset?> WaitingSince(Expression<Func<TWork, DateTimeOffset?>> beginning, CancellationToken cancellationToken)
    {
        await using var context = Open();
        return await context.Set<TWork>().Where(w => w.State == WorkState.Open).OrderBy(w => w.Id).Select(beginning).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Changes those rows that are still leased to whoever claimed them, and says how many they are.</summary>
    protected async Task<int> Change(IReadOnlyList<TWork> leased, Func<IQueryable<TWork>, Task<int>> change)
    {
        if (leased.Count == 0) return 0;

        await using var context = Open();
        var (lease, ids) = (leased[0].Lease, leased.Select(w => w.Id).ToList());
        return await change(context.Set<TWork>().Where(w => ids.Contains(w.Id) && w.Lease == lease && w.State == WorkState.Open));
    }

    /// <summary>What changes in a row that nobody works on any more.</summary>
    protected virtual UpdateSettersBuilder<TWork> Free(UpdateSettersBuilder<TWork> row) => row.SetProperty(w => w.Lease, (Guid?)null);

    protected AppDbContext Open() => provider.Open(options.Value.ConnectionString);
}

/// <summary>
/// A row that some instance has to work on. Whoever claims it holds a lease; when that runs out, because the instance
/// died, the row is due again.
/// </summary>
internal abstract class QueuedWork
{
    public const int ErrorLength = 1_000;

    public long Id { get; private init; }

    public WorkState State { get; private set; }

    /// <summary>When it may be claimed next: at once, after a pause, or when its lease runs out.</summary>
    public DateTimeOffset DueAt { get; protected set; }

    /// <summary>How often it was claimed since it was put here, or put here again.</summary>
    public int Attempts { get; private set; }

    /// <summary>Who claimed it; null when nobody is at it.</summary>
    public Guid? Lease { get; private set; }

    /// <summary>Why the last attempt failed.</summary>
    public string? Error { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }
}

internal interface IClaimable
{
    /// <summary>What else a row must fulfil to be claimed, in SQL that every provider understands; the row is called w.</summary>
    static abstract string Condition { get; }
}

internal enum WorkState
{
    Open,
    Done,

    /// <summary>Given up: it stays until staff sends it on its way again.</summary>
    Dead,

    /// <summary>Called off.</summary>
    Cancelled,
}

internal static class QueueColumns
{
    private const int StateLength = 16;

    extension<TWork>(EntityTypeBuilder<TWork> work)
        where TWork : QueuedWork
    {
        public void IsQueue(string table)
        {
            work.ToTable(table);
            work.Property(w => w.State).HasMaxLength(StateLength).IsOrdinal();
            work.Property(w => w.Error).HasMaxLength(QueuedWork.ErrorLength);

            work.HasIndex(w => new { w.State, w.DueAt }); // what may be claimed, longest due first
            work.HasIndex(w => new { w.State, w.Id }); // the oldest that is open; the latest dead ones, for staff
            work.HasIndex(w => w.EndedAt); // what is old enough to be deleted
        }
    }
}

/// <summary>Text from elsewhere, such as the message of an exception, as every database stores it.</summary>
internal static class StoredText
{
    /// <summary>The beginning of it, up to this length: without NUL and without half characters, which not every database takes.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Shorten(string? text, int length)
    {
        if (text is null) return null;

        StringBuilder stored = new(Math.Min(text.Length, length));
        foreach (var character in text.EnumerateRunes())
        {
            if (stored.Length + character.Utf16SequenceLength > length) break;
            if (character.Value != 0) stored.Append(character);
        }

        return stored.ToString();
    }
}

internal static class Backoff
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>Doubles from attempt to attempt; a random part keeps what failed together from coming back together.</summary>
    public static TimeSpan After(int attempts, TimeSpan first)
    {
        var pause = TimeSpan.FromTicks((long)Math.Min(first.Ticks * Math.Pow(2, attempts - 1), Longest.Ticks));
        return pause * (0.75 + Random.Shared.NextDouble() / 2);
    }
}
