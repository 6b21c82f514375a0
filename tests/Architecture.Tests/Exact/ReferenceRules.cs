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
    public void The_domain_project_references_nothing()
    {
        ReferencesNoProject(Project.In("src/Domain")).ShouldHold(Inward);
        ReferencesNoPackage(Project.In("src/Domain")).ShouldHold("the domain needs nothing but the language");
    }

    [Fact]
    public void The_application_project_references_the_domain_and_little_else()
    {
        ReferencesOnlyTheDomain(Project.In("src/Application")).ShouldHold(Inward);
        ReferencesOnlyItsTools(Project.In("src/Application")).ShouldHold("use cases get by with validation, mapping, composition and abstractions");
    }

    [Fact]
    public void The_outer_projects_reference_inward()
    {
        ReferencesOnlyTheInnerLayers(Project.In("src/Infrastructure")).ShouldHold(Inward);
        ReferencesNoEntryPoint(Project.In("src/WebApi")).ShouldHold(Inward);
    }

    [Fact]
    public void Inner_assemblies_use_no_outer_one()
    {
        TheDomainUsesNoOtherAssembly(House.Own).ShouldHold(Telling);
        TheApplicationUsesNoOuterAssembly(House.Own).ShouldHold(Telling);
        TheInfrastructureUsesNoOuterAssembly(House.Own).ShouldHold(Telling);
    }

    internal static Rule ReferencesNoProject(Project project) => project.ShouldReferenceOnlyProjects();

    internal static Rule ReferencesNoPackage(Project project) => project.ShouldReferenceOnlyPackages();

    internal static Rule ReferencesOnlyTheDomain(Project project) => project.ShouldReferenceOnlyProjects(Domain);

    internal static Rule ReferencesOnlyTheInnerLayers(Project project) => project.ShouldReferenceOnlyProjects(Domain, Application);

    internal static Rule ReferencesNoEntryPoint(Project project) => project.ShouldReferenceOnlyProjects(Domain, Application, Infrastructure);

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
