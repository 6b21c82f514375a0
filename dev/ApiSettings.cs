using Microsoft.Extensions.Configuration;

namespace CleanTemplate.Dev;

/// <summary>The API's configuration, read from the same places and in the same order as the API reads it.</summary>
internal sealed class ApiSettings
{
    private const string Development = "Development";

    private readonly IConfiguration _all;
    private readonly IConfiguration _commandLine;

    public ApiSettings(string apiFolder, string[] commandLine)
    {
        _commandLine = new ConfigurationBuilder().AddCommandLine(commandLine).Build();
        _all = new ConfigurationBuilder()
            .SetBasePath(apiFolder)
            .AddEnvironmentVariables("DOTNET_")
            .AddEnvironmentVariables("ASPNETCORE_")
            .AddJsonFile("appsettings.json", optional: true)
            .AddJsonFile($"appsettings.{Development}.json", optional: true)
            .AddEnvironmentVariables()
            .AddCommandLine(commandLine)
            .Build();
    }

    public string? this[string key] => Text(key);

    public string? Provider => Text("Database:Provider");

    public string? ConnectionString => Text("Database:ConnectionString");

    public string? MailFolder => Text("Mail:PickupFolder");

    public string? MailServer => Text("Mail:Smtp:Host");

    public string? Urls => Text("Urls");

    /// <summary>What the API's processes find in their environment. A verb takes no settings as arguments: they travel here too.</summary>
    public Dictionary<string, string> Environment(string provider, string connectionString, string? mailFolder, IEnumerable<KeyValuePair<string, string>> companions)
    {
        var environment = _commandLine.AsEnumerable()
            .Where(setting => setting.Value is not null)
            .ToDictionary(setting => Variable(setting.Key), setting => setting.Value!, StringComparer.OrdinalIgnoreCase);
        environment["DOTNET_ENVIRONMENT"] = environment["ASPNETCORE_ENVIRONMENT"] = Development;
        environment[Variable("Database:Provider")] = provider;
        environment[Variable("Database:ConnectionString")] = connectionString;
        foreach (var (key, value) in companions) environment[Variable(key)] = value;
        if (mailFolder is not null) environment[Variable("Mail:PickupFolder")] = mailFolder;
        return environment;
    }

    private static string Variable(string key) => key.Replace(":", "__", StringComparison.Ordinal);

    private string? Text(string key) => _all[key] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
}
