namespace CleanTemplate.Dev.Databases;

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
