using YamlDotNet.RepresentationModel;

namespace CleanTemplate.Template.Tests;

/// <summary>The workflow of a scaffold, read from its own file.</summary>
internal sealed class Workflow
{
    private const string GitHub = ".github/workflows/ci.yml", Azure = "azure-pipelines.yml";

    private Workflow(YamlNode steps, string command, string title, YamlNode environment, YamlNode service)
    {
        Steps = [.. ((YamlSequenceNode)steps).Cast<YamlMappingNode>()
            .Where(step => step.Children.ContainsKey(command))
            .Select(step => new Step(Text(step[title]), Text(step[command])))];
        Environment = Texts(environment);
        Image = Text(service["image"]);
        ServiceEnvironment = Texts(service["env"]);
    }

    /// <summary>What it runs itself. Checking out, setting .NET up and keeping results is done by the host's actions and tasks.</summary>
    public IReadOnlyList<Step> Steps { get; }

    public IReadOnlyDictionary<string, string> Environment { get; }

    /// <summary>The image of the database's container.</summary>
    public string Image { get; }

    public IReadOnlyDictionary<string, string> ServiceEnvironment { get; }

    public static Workflow Of(Scaffold app)
    {
        var isGitHub = app.Files.Contains(GitHub);
        YamlStream file = [];
        file.Load(new StringReader(app.Read(isGitHub ? GitHub : Azure)));
        var root = file.Documents.Single().RootNode;
        return isGitHub
            ? new(root["jobs"]["build"]["steps"], "run", "name", root["jobs"]["build"]["env"], root["jobs"]["build"]["services"]["database"])
            : new(root["jobs"][0]["steps"], "script", "displayName", root["variables"], root["resources"]["containers"][0]);
    }

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    private static Dictionary<string, string> Texts(YamlNode node) => ((YamlMappingNode)node).ToDictionary(pair => Text(pair.Key), pair => Text(pair.Value));

    public sealed record Step(string Title, string Command);
}
