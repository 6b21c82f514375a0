namespace CleanTemplate.Infrastructure.Persistence.Seeding;

/// <summary>Sample data for development. Seeding a second time changes nothing.</summary>
public interface ISeed
{
    /// <summary>Answers how many rows were added.</summary>
    Task<int> Plant(CancellationToken cancellationToken);
}
