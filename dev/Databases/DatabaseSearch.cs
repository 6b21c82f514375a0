using CleanTemplate.Dev.Common;

namespace CleanTemplate.Dev.Databases;

/// <summary>Takes the configured database, else the first that one of the sources can offer.</summary>
internal sealed class DatabaseSearch(IReadOnlyList<IDatabaseSource> sources, Product product)
{
    public static IReadOnlyList<IDatabaseSource> AllSources { get; } =
    [
        .. typeof(IDatabaseSource).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IDatabaseSource)))
            .Select(type => (IDatabaseSource)Activator.CreateInstance(type)!)
            .OrderBy(source => source.Order).ThenBy(source => source.Provider, StringComparer.Ordinal),
    ];

    public async Task<Database> Open(string? provider, string? connectionString, CancellationToken cancellationToken)
    {
        var name = Known(provider);
        if (connectionString is not null) return new(name, connectionString, $"{name}, as configured in Database:ConnectionString");

        var candidates = sources.Where(source => source.Provider == name).ToList();
        foreach (var source in candidates)
            if (await source.Open(product, cancellationToken) is { } database) return database;

        throw new CannotStartException($"""
            There is no {name} database, and nothing on this machine to start one with. Any of these helps:
            {string.Join(Environment.NewLine, candidates.SelectMany(source => source.Advice).Distinct().Select(line => $"  {line}"))}
              Your own server       set the environment variable Database__ConnectionString
            """);
    }

    private string Known(string? provider)
    {
        var names = sources.Select(source => source.Provider).Distinct().ToList();
        if (provider is null && names is [var only]) return only;

        return names.Find(name => string.Equals(name, provider, StringComparison.OrdinalIgnoreCase))
            ?? throw new CannotStartException($"Database:Provider is '{provider}'. Set it to one of: {string.Join(", ", names)} (environment variable Database__Provider).");
    }
}
