namespace CleanTemplate.Infrastructure.Persistence.Audit;

/// <summary>One change of one audited column.</summary>
internal sealed class AuditEntry
{
    public const int WhoLength = 64;
    public const int NameLength = 100;
    public const int EntityIdLength = 200;
    public const int ValueLength = 400;

    public long Id { get; private init; }

    public required DateTimeOffset At { get; init; }

    public required string Who { get; init; }

    public required string Entity { get; init; }

    public required string EntityId { get; init; }

    public required string Property { get; init; }

    /// <summary>Null when the row is new.</summary>
    public required string? Before { get; init; }

    /// <summary>Null when the row is deleted.</summary>
    public required string? After { get; init; }
}
