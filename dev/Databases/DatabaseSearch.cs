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

/// <summary>One way to get a database on this machine. Implementations are found by scanning and tried in order.</summary>
internal interface IDatabaseSource
{
    /// <summary>The name in the setting Database:Provider.</summary>
    string Provider { get; }

    /// <summary>Lower is tried first.</summary>
    int Order { get; }

    /// <summary>What somebody can install to make this way work, one line for each platform.</summary>
    IReadOnlyList<string> Advice { get; }

    /// <summary>Null when the machine does not have what this way needs.</summary>
    Task<Database?> Open(Product product, CancellationToken cancellationToken);
}

/// <summary>A database that answers. Disposing stops what was started for it, and nothing else.</summary>
public sealed class Database(string provider, string connectionString, string description, IAsyncDisposable? started = null) : IAsyncDisposable
{
    public string Provider => provider;

    public string ConnectionString => connectionString;

    /// <summary>For people: which database it is and where its data lives.</summary>
    public string Description => description;

    public ValueTask DisposeAsync() => started?.DisposeAsync() ?? ValueTask.CompletedTask;
}
