using System.Text.RegularExpressions;

namespace CleanTemplate.Template.Tests;

/// <summary>
/// NetArchTest.Rules is not on every feed. Our engine stands in for it here, under its name and without the words it lacks:
/// what compiles and holds against that is what both engines can express.
/// </summary>
[Collection(nameof(Cells))]
public sealed class NetArchTestCell(InstalledTemplate template)
{
    private const string Project = "tests/Architecture.Tests/Architecture.Tests.csproj";

    public static TheoryData<Choice> Choices => Choice.IsFullMatrix ? [Choice.Default with { Engine = "netarchtest" }] : [];

    [Theory(SkipTestWithoutData = true), MemberData(nameof(Choices))]
    public async Task The_rules_that_both_engines_express_hold_without_ours(Choice choice)
    {
        using var app = await template.Scaffold("Acme.Backend", choice);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(template.Source, "tests/Architecture.Rules"), "*.cs", SearchOption.AllDirectories))
            app.Write($"stand-in/{Guid.NewGuid():N}.cs", InItsWords(await File.ReadAllTextAsync(file)));
        app.Write("stand-in/NetArchTest.Rules.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <AssemblyName>NetArchTest.Rules</AssemblyName>
              </PropertyGroup>
            </Project>
            """);
        app.Write(Project, app.Read(Project).Replace(
            """<PackageReference Include="NetArchTest.Rules" />""", """<ProjectReference Include="../../stand-in/NetArchTest.Rules.csproj" />""", StringComparison.Ordinal));

        await app.Dotnet("test", "tests/Architecture.Tests", "--logger", "trx", "--results-directory", "results");

        Assert.Contains(app.Tests("Passed"), test => test.EndsWith("LayerRules.Dependencies_point_inward", StringComparison.Ordinal));
    }

    private static string InItsWords(string source) => Regex.Replace(
        source.Replace("CleanTemplate.Architecture.Rules", "NetArchTest.Rules", StringComparison.Ordinal),
        @"(?<=\[BeyondNetArchTest\]\s+)public", "internal", RegexOptions.None, TimeSpan.FromSeconds(1));
}
