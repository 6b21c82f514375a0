namespace CleanTemplate.Architecture.Tests.Exact;

/// <summary>Rules 1 to 3: what a project may reference, whether it uses it or not.</summary>
public sealed class ReferenceRules
{
    private const string Inward = "a reference that is there will be used";

    [Fact]
    public void The_domain_project_references_nothing()
    {
        var domain = Project.In("src/Domain");
        domain.ShouldReferenceOnlyProjects().ShouldHold(Inward);
        ReferencesNoPackages(domain).ShouldHold("the domain needs nothing but the language");
    }

    [Fact]
    public void The_application_project_references_the_domain_and_little_else()
    {
        var application = Project.In("src/Application");
        ReferencesOnlyTheDomain(application).ShouldHold(Inward);
        ReferencesOnlyItsTools(application).ShouldHold("use cases get by with validation, mapping, composition and abstractions");
    }

    [Fact]
    public void The_infrastructure_project_references_the_inner_ones() =>
        Project.In("src/Infrastructure").ShouldReferenceOnlyProjects("CleanTemplate.Domain", "CleanTemplate.Application").ShouldHold(Inward);

    [Fact]
    public void Inner_assemblies_use_no_outer_one() => InnerLayersUseNoOuterAssembly(House.Own).ShouldHold("a namespace can lie about where its code is");

    internal static Rule ReferencesNoPackages(Project project) => project.ShouldReferenceOnlyPackages();

    internal static Rule ReferencesOnlyTheDomain(Project project) => project.ShouldReferenceOnlyProjects("CleanTemplate.Domain");

    internal static Rule ReferencesOnlyItsTools(Project project) => project.ShouldReferenceOnlyPackages(
        "AutoMapper", "FluentValidation", "Scrutor",
        "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.DependencyModel",
        "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.Options", "Microsoft.Extensions.Primitives");

    internal static Rule InnerLayersUseNoOuterAssembly(House house) => house.Types
        .That().ResideInNamespace(house.Domain).Or().ResideInNamespace(house.Application)
        .ShouldNot().HaveDependencyOnAnyAssembly("CleanTemplate.Infrastructure", "CleanTemplate.WebApi");
}
