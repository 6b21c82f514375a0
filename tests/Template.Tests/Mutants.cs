using System.Data;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CleanTemplate.Template.Tests;

/// <summary>
/// Takes one condition after the other out of a copy of the template. The lists that <see cref="Contents"/> compares must
/// differ for one of the choices, or nobody would notice if it was lost. What item templates write is tried in <see cref="Slices"/>.
/// </summary>
public sealed partial class Mutants(InstalledTemplate template)
{
    private const string Definition = ".template.config/template.json";

    public static TheoryData<string> Kinds => Choice.IsFullMatrix ? ["modifiers", "sources", "lines"] : [];

    [Theory(SkipTestWithoutData = true), MemberData(nameof(Kinds))]
    public async Task A_condition_that_is_lost_is_noticed(string kind)
    {
        var copy = new Copy(template, await Installed());
        var mutants = kind switch { "modifiers" => copy.Modifiers(), "sources" => copy.Sources(), _ => copy.Lines() };
        List<string> unnoticed = [];
        var tried = 0;
        foreach (var mutant in mutants.ToList())
        {
            tried++;
            if (!await copy.IsNoticed(mutant)) unnoticed.Add(mutant.Name);
        }

        Assert.True(tried > 3);
        Assert.Empty(unnoticed);
    }

    /// <summary>Every combination of what a model depends on has migrations of its own.</summary>
    [Fact]
    public void Every_model_has_one_folder_of_migrations()
    {
        var sources = JsonNode.Parse(File.ReadAllText(Path.Combine(template.Source, Definition)))!["sources"]!.AsArray()
            .Where(source => ((string?)source!["source"])?.Contains("/migrations/", StringComparison.Ordinal) == true).ToList();
        var models = Enumerable.Range(0, 16).Select(bits => new Choice(
            (bits & 1) == 0 ? "postgresql" : "sqlserver",
            (bits & 2) == 0 ? "shop" : "none",
            Auth: (bits & 4) == 0 ? "accounts" : "none",
            Messaging: (bits & 8) == 0 ? "none" : "rabbitmq"));

        Assert.All(models, model =>
        {
            var source = Assert.Single(sources, source => Holds((string)source!["condition"]!, model));
            Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(template.Source, (string)source!["source"]!), "*_Initial.cs"));
        });
    }

    internal static bool Holds(string condition, Choice choice)
    {
        var names = Word().Replace(condition, word => word.Value switch
        {
            "postgresql" or "sqlserver" => $"{choice.Database == word.Value}",
            "shop" => $"{choice.Sample == "shop"}",
            "accounts" => $"{choice.Auth == "accounts"}",
            "rabbitmq" => $"{choice.Messaging == "rabbitmq"}",
            "automapper" => $"{choice.Options.GetValueOrDefault("mapper") != "none"}",
            "ownEngine" => $"{choice.Engine == "own"}",
            "netarchtest" => $"{choice.Engine == "netarchtest"}",
            "githubActions" => $"{choice.Ci == "github"}",
            "azurePipelines" => $"{choice.Ci == "azure"}",
            "maintainers" => "False",
            _ => throw new InvalidOperationException($"'{word.Value}' is not known here: say what it means."),
        });
        using DataTable table = new();
        return (bool)table.Compute(names.Replace("&&", " AND ", StringComparison.Ordinal).Replace("||", " OR ", StringComparison.Ordinal).Replace("!", " NOT ", StringComparison.Ordinal), "");
    }

    private async Task<(string Folder, string Home)> Installed()
    {
        var (folder, home) = (Path.Combine(template.NewFolder(), "template"), template.NewFolder());
        await Tool.Run(template.Home, home, "cp", "-r", template.Source, folder);
        await Tool.Run(home, home, "dotnet", "new", "install", folder);
        return (folder, home);
    }

    [GeneratedRegex("[A-Za-z]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    private sealed record Mutant(string Name, string File, string Text, IEnumerable<Choice> Choices);

    private sealed partial class Copy(InstalledTemplate template, (string Folder, string Home) place)
    {
        public IEnumerable<Mutant> Modifiers() => Changed(
            definition => definition["sources"]![0]!["modifiers"]!.AsArray(), modifier => (string)modifier["condition"]!);

        public IEnumerable<Mutant> Sources() => Changed(
            definition => definition["sources"]!.AsArray(), source => (string?)source["condition"]);

        /// <summary>Its marks are taken away, so that what stands between them is always there.</summary>
        public IEnumerable<Mutant> Lines()
        {
            foreach (var file in Directory.EnumerateFiles(place.Folder, "*", SearchOption.AllDirectories).Where(file => !Ignored().IsMatch(file)))
            {
                var lines = File.ReadAllText(file).Split('\n');
                Stack<int> open = [];
                for (var at = 0; at < lines.Length; at++)
                {
                    if (If().IsMatch(lines[at])) open.Push(at);
                    if (!EndIf().IsMatch(lines[at]) || open.Count == 0) continue;

                    var (from, to) = (open.Pop(), at);
                    var condition = If().Match(lines[from]).Groups["condition"].Value;
                    yield return new(
                        $"{Path.GetRelativePath(place.Folder, file)}:{from + 1} {condition}",
                        file,
                        string.Join('\n', lines.Where((_, index) => index != from && index != to)),
                        Choice.Asserted.Where(choice => !Holds(condition, choice)));
                }
            }
        }

        public async Task<bool> IsNoticed(Mutant mutant)
        {
            var original = await File.ReadAllTextAsync(mutant.File);
            await File.WriteAllTextAsync(mutant.File, mutant.Text);
            try
            {
                foreach (var choice in mutant.Choices)
                {
                    var folder = Path.Combine(template.NewFolder(), "Northwind");
                    var (status, _) = await Tool.Try(place.Home, place.Home, new Dictionary<string, string>(), "dotnet",
                        ["new", "cleanbackend", "-n", "Northwind", "-o", folder, .. (choice with { HttpPort = 5310 }).Arguments]);
                    using Scaffold app = new(Directory.CreateDirectory(folder).FullName, place.Home);
                    if (status != 0 || app.Listing != (await template.Northwind(choice)).Listing) return true;
                }

                return false;
            }
            finally
            {
                await File.WriteAllTextAsync(mutant.File, original);
            }
        }

        private IEnumerable<Mutant> Changed(Func<JsonNode, JsonArray> list, Func<JsonNode, string?> condition)
        {
            var file = Path.Combine(place.Folder, Definition);
            var count = list(JsonNode.Parse(File.ReadAllText(file))!).Count;
            for (var index = 0; index < count; index++)
            {
                var definition = JsonNode.Parse(File.ReadAllText(file))!;
                var items = list(definition);
                if (condition(items[index]!) is not { } needed) continue;
                var choices = Choice.Asserted.Where(choice => Holds(needed, choice)).ToList();
                // Which migrations are whose is asserted for all, not only for these choices.
                if (choices.Count == 0 && ((string?)items[index]!["source"])?.Contains("/migrations/", StringComparison.Ordinal) == true) continue;

                items.RemoveAt(index);
                yield return new($"{index} {needed}", file, definition.ToJsonString(), choices);
            }
        }

        [GeneratedRegex(@"[\\/](\.git|\.template\.config|Template\.Tests)[\\/]|\.png$|[\\/]templates[\\/](package|items)[\\/]|\.md$(?<!README\.md)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
        private static partial Regex Ignored();

        [GeneratedRegex(@"#if (?<condition>\(.*\))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
        private static partial Regex If();

        [GeneratedRegex("#endif", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
        private static partial Regex EndIf();
    }
}
