namespace CleanTemplate.Infrastructure.Persistence.Seeding;

/// <summary>Sample data for development. Seeding a second time changes nothing.</summary>
public interface ISeed
{
    Task<Seeded> Plant(CancellationToken cancellationToken);
}

/// <summary>How many rows were added, and what the person who seeds should know of them.</summary>
public sealed record Seeded(int Rows, params IReadOnlyList<string> News);
