using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CleanTemplate.Dev.Common;

namespace CleanTemplate.Dev.Updates;

/// <summary>What a project was scaffolded from: enough to make the same files again.</summary>
internal sealed partial record ScaffoldRecord(string Template, string Version, string Name, IReadOnlyDictionary<string, string> Options)
{
    public const string FileName = ".cleanbackend.json";

    /// <summary>What the template is called: <c>dotnet new</c> of it makes a solution, and of it with <c>-KIND</c> a slice of one.</summary>
    public const string ShortName = "cleanbackend";

    /// <summary>What is installed to have both.</summary>
    public const string Package = "CleanBackend.Templates";

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

/// <summary>Scaffolds versions of the template out of sight, each with template settings of its own: the user's installed templates stay as they are.</summary>
internal sealed class Scaffolding(string project, string? source, string temporary)
{
    private static readonly Dictionary<string, string> InEnglish = new() { ["DOTNET_CLI_UI_LANGUAGE"] = "en", ["DOTNET_NOLOGO"] = "1" };

    /// <summary>The folder of the scaffold. Without a version it is the newest that the feeds offer.</summary>
    public async Task<string> Make(ScaffoldRecord record, string? version, CancellationToken cancellationToken)
    {
        var package = version is null ? record.Template : $"{record.Template}@{version}";
        var home = Directory.CreateDirectory(Path.Combine(temporary, version ?? "newest")).FullName;
        string[] apart = ["--debug:custom-hive", Path.Combine(home, "hive")];
        var scaffold = Path.Combine(home, "scaffold");

        var install = await Dotnet(FeedsOf(home), ["new", "install", package, .. apart], cancellationToken);
        if (!install.Succeeded) throw new CannotStartException($"{package} cannot be installed.\n{install.Output}");

        var made = await Dotnet(
            home, ["new", ScaffoldRecord.ShortName, $"--name={record.Name}", $"--output={scaffold}", .. record.Options.Select(option => $"--{option.Key}={option.Value}"), "--no-update-check", .. apart], cancellationToken);
        if (!made.Succeeded) throw new CannotStartException($"{package} does not scaffold with what {ScaffoldRecord.FileName} has on record.\n{made.Output}");

        return scaffold;
    }

    /// <summary>
    /// Databases exist that ran the project's migrations: a newer version of those would never reach them. True when it had one.
    /// </summary>
    public static bool LeaveMigrationsAsTheyWere(string before, string after)
    {
        var (old, next) = (Migrations(before), Migrations(after));
        if (old.Count == next.Count && old.All(file => next.TryGetValue(file.Key, out var text) && text.SequenceEqual(file.Value))) return false;

        foreach (var file in next.Keys) File.Delete(Path.Combine(after, file));
        foreach (var (file, text) in old)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(after, file))!);
            File.WriteAllBytes(Path.Combine(after, file), text);
        }

        return true;
    }

    private static Dictionary<string, byte[]> Migrations(string scaffold) => Directory
        .EnumerateFiles(scaffold, "*.cs", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) == "Migrations")
        .ToDictionary(file => Path.GetRelativePath(scaffold, file), File.ReadAllBytes);

    /// <summary>The folder whose NuGet settings hold: the project's, or one that knows the given source and no other.</summary>
    private string FeedsOf(string home)
    {
        if (source is null) return project;

        XElement settings = new("configuration", new XElement("packageSources", new XElement("clear"), new XElement("add", new XAttribute("key", "source"), new XAttribute("value", source))));
        settings.Save(Path.Combine(home, "nuget.config"));
        return home;
    }

    private static Task<ProgramRun> Dotnet(string folder, IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        ProgramRun.Of(ApiProject.Dotnet, arguments, cancellationToken, InEnglish, folder);
}
