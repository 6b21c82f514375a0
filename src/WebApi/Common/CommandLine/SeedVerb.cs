using CleanTemplate.Infrastructure.Persistence.Seeding;

namespace CleanTemplate.WebApi.Common.CommandLine;

internal sealed class SeedVerb(IEnumerable<ISeed> seeds, IHostEnvironment environment) : IVerb
{
    public string Name => "seed";

    public string Usage => "seed                    add the sample data that is missing (in Development)";

    public async Task<int?> Run(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (arguments.Count > 0) return null;
        if (!environment.IsDevelopment())
        {
            await Console.Error.WriteLineAsync($"Sample data is for Development, and this is {environment.EnvironmentName}.");
            return 1;
        }

        var added = 0;
        foreach (var seed in seeds)
        {
            var seeded = await seed.Plant(cancellationToken);
            added += seeded.Rows;
            foreach (var news in seeded.News) Console.WriteLine(news);
        }

        Console.WriteLine($"Added {added} rows of sample data.");
        return 0;
    }
}
