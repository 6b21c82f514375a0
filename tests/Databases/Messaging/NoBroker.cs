namespace CleanTemplate.Databases.Messaging;

/// <summary>Most tests do without other services.</summary>
internal sealed class NoBroker : ITestSettings
{
    public IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>(StringComparer.Ordinal) { ["RabbitMq:Host"] = "none" };
}
