using CleanTemplate.Infrastructure.Persistence.Seeding;

namespace CleanTemplate.WebApi.Common.CommandLine;

internal sealed class SeedVerb(IEnumerable<ISeed> seeds) : IVerb
{
    public string Name => "seed";

    public string Usage => "seed                    add the sample data that is missing";

    public async Task<int?> Run(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (arguments.Count > 0) return null;

        var added = 0;
        foreach (var seed in seeds) added += await seed.Plant(cancellationToken);
        Console.WriteLine($"Added {added} rows of sample data.");
        return 0;
    }
}
