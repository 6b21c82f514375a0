using System.Text.Json;
using System.Text.RegularExpressions;
using CleanTemplate.Dev.Common;

namespace CleanTemplate.Dev.Updates;

/// <summary>What a project was scaffolded from: enough to make the same files again.</summary>
internal sealed partial record ScaffoldRecord(string Template, string Version, string Name, IReadOnlyDictionary<string, string> Options)
{
    public const string FileName = ".cleanbackend.json";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static ScaffoldRecord Of(string folder)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file)) throw new CannotStartException($"{file} is missing: it tells what the project was scaffolded from.");

        try
        {
            var record = JsonSerializer.Deserialize<ScaffoldRecord>(File.ReadAllText(file), Strict);
            return record is { IsWellFormed: true } ? record : throw new JsonException("A template, a version such as 1.2.0, a name and options with values are wanted.");
        }
        catch (JsonException unreadable)
        {
            throw new CannotStartException($"{file} cannot be read: {unreadable.Message}");
        }
    }

    public static bool IsVersion(string text) => VersionPattern().IsMatch(text);

    /// <summary>Only what tells a step back from a step forward: a release comes after its previews.</summary>
    public static bool IsOlder(string version, string than) => (Core(version), Core(than)) switch
    {
        var (one, other) when one != other => one < other,
        _ => version.Contains('-') && !than.Contains('-'),
    };

    // Everything becomes an argument of a command.
    private bool IsWellFormed =>
        WordPattern().IsMatch(Template) && IsVersion(Version) && Name.Length > 0 && Options.All(option => WordPattern().IsMatch(option.Key) && option.Value is not null);

    private static Version Core(string version) => System.Version.Parse(version.Split('-')[0]);

    [GeneratedRegex(@"^\d{1,5}(\.\d{1,5}){2}(-[0-9A-Za-z][0-9A-Za-z-]*(\.[0-9A-Za-z-]+)*)?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionPattern();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9_.-]*\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WordPattern();
}
