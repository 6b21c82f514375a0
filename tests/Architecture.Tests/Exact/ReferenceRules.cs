using CleanTemplate.Architecture.Tests.Shared;

namespace CleanTemplate.Architecture.Tests.Exact;

/// <summary>Rules 1 to 3: what a project may reference, whether it uses it or not.</summary>
public sealed class ReferenceRules
{
    private const string Domain = "CleanTemplate.Domain";
    private const string Application = "CleanTemplate.Application";
    private const string Infrastructure = "CleanTemplate.Infrastructure";
    private const string WebApi = "CleanTemplate.WebApi";
    private const string Inward = "a reference that is there will be used";
    private const string Telling = "a namespace can lie about where its code is";

    [Fact]
    public void The_domain_project_references_no_other() => ReferencesNoProject(Project.In("src/Domain")).ShouldHold(Inward);

    [Fact]
    public void The_application_project_references_the_domain() =>
        ReferencesOnlyTheDomain(Project.In("src/Application")).ShouldHold(Inward);

    [Fact]
    public void The_infrastructure_project_references_the_inner_layers() =>
        ReferencesOnlyTheInnerLayers(Project.In("src/Infrastructure")).ShouldHold(Inward);

    [Fact]
    public void The_web_api_project_references_the_other_layers() =>
        ReferencesOnlyTheOtherLayers(Project.In("src/WebApi")).ShouldHold(Inward);

    [Fact]
    public void The_domain_project_references_no_package() => ReferencesNoPackage(Project.In("src/Domain"))
        .ShouldHold("the domain needs nothing but the language");

    [Fact]
    public void The_application_project_references_few_packages() => ReferencesOnlyItsTools(Project.In("src/Application"))
        .ShouldHold("use cases get by with validation, mapping, composition and abstractions");

    [Fact]
    public void The_domain_uses_no_other_assembly() => TheDomainUsesNoOtherAssembly(House.Own).ShouldHold(Telling);

    [Fact]
    public void The_application_uses_no_outer_assembly() => TheApplicationUsesNoOuterAssembly(House.Own).ShouldHold(Telling);

    [Fact]
    public void The_infrastructure_uses_no_outer_assembly() => TheInfrastructureUsesNoOuterAssembly(House.Own).ShouldHold(Telling);

    internal static Rule ReferencesNoProject(Project project) => project.ShouldReferenceOnlyProjects();

    internal static Rule ReferencesOnlyTheDomain(Project project) => project.ShouldReferenceOnlyProjects(Domain);

    internal static Rule ReferencesOnlyTheInnerLayers(Project project) => project.ShouldReferenceOnlyProjects(Domain, Application);

    internal static Rule ReferencesOnlyTheOtherLayers(Project project) =>
        project.ShouldReferenceOnlyProjects(Domain, Application, Infrastructure);

    internal static Rule ReferencesNoPackage(Project project) => project.ShouldReferenceOnlyPackages();

    internal static Rule ReferencesOnlyItsTools(Project project) => project.ShouldReferenceOnlyPackages(
        "AutoMapper", "FluentValidation", "Scrutor",
        "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.DependencyModel",
        "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.Options", "Microsoft.Extensions.Primitives");

    internal static Rule TheDomainUsesNoOtherAssembly(House house) => house.Types
        .That().ResideInNamespace(house.Domain)
        .ShouldNot().HaveDependencyOnAnyAssembly(Application, Infrastructure, WebApi);

    internal static Rule TheApplicationUsesNoOuterAssembly(House house) => house.Types
        .That().ResideInNamespace(house.Application)
        .ShouldNot().HaveDependencyOnAnyAssembly(Infrastructure, WebApi);

    internal static Rule TheInfrastructureUsesNoOuterAssembly(House house) => house.Types
        .That().ResideInNamespace(house.Infrastructure)
        .ShouldNot().HaveDependencyOnAnyAssembly(WebApi);
}

/// <summary>What the analyzer bans in the editor, and what the rules ban, is the same.</summary>
public sealed class EditorRules
{
    [Theory, InlineData("src/Domain"), InlineData("src/Application")]
    public void The_editor_bans_in_the_inner_layers_what_the_rules_ban(string project) =>
        Assert.Equal(Names([.. Banned.Surroundings, .. TechnologyRules.Technology]), Listed($"{project}/BannedSymbols.txt"));

    [Fact]
    public void The_editor_bans_everywhere_what_makes_a_thread_wait() => Assert.Equal(Names(Banned.Blocking), Listed("eng/BannedSymbols.txt"));

    private static SortedSet<string> Names(IEnumerable<string> names) => new(names.Select(name => name.Split('(')[0]), StringComparer.Ordinal);

    // A line is a documentation id and what to use instead: M:System.Guid.NewGuid;Ids are made from …
    private static SortedSet<string> Listed(string file) => Names(File.ReadLines(Path.Combine(SolutionFolder.Path, file))
        .Select(line => line.Split(';')[0][2..].Replace("`1", "", StringComparison.Ordinal).Replace('#', '.')));
}
