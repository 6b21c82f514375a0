using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
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

/// <summary>
/// Something every instance must hear. Add it to the context that makes the change: it is told when the change is
/// committed, and not otherwise.
/// </summary>
internal sealed class Signal
{
    public const int TopicLength = 32;
    public const int SubjectLength = 64;

    private Signal(DateTimeOffset at, string topic, string subject, long number) =>
        (At, Topic, Subject, Number) = (at, topic, subject, number);

    public long Id { get; private init; }

    public DateTimeOffset At { get; private init; }

    public string Topic { get; private init; }

    /// <summary>What it is about: an id, a key.</summary>
    public string Subject { get; private init; }

    /// <summary>What the topic takes it for: a version, a count.</summary>
    public long Number { get; private init; }

    public static Signal Of(string topic, string subject, long number, DateTimeOffset at) => new(at, topic, subject, number);
}

internal sealed class SignalConfiguration : IEntityTypeConfiguration<Signal>
{
    public void Configure(EntityTypeBuilder<Signal> signal)
    {
        signal.ToTable("signals");
        signal.Property(s => s.Topic).HasMaxLength(Signal.TopicLength).IsOrdinal();
        signal.Property(s => s.Subject).HasMaxLength(Signal.SubjectLength).IsOrdinal();

        signal.HasIndex(s => s.At); // where an instance starts to listen, and what is old enough to be deleted
    }
}

/// <summary>Says that a signal was committed.</summary>
internal sealed class SignalBell : Bell;
