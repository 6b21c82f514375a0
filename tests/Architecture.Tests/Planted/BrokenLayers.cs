using CleanTemplate.Architecture.Tests.Exact;
using CleanTemplate.Architecture.Tests.Shared;
using static CleanTemplate.Architecture.Tests.Planted.Planting;

namespace CleanTemplate.Architecture.Tests.Planted;

/// <summary>Rules 1 to 4, each with the mistake that it is for.</summary>
public sealed class BrokenLayers
{
    [Fact]
    public void An_inner_layer_that_calls_an_outer_one_is_caught() => LayerRules.InnerLayersKnowNoOuterOne(BrokenHouse).Finds(
        "Domain.Books.Book.Save calls Infrastructure.Books.BookFile.Write",
        "Application.Loans.Returns.Write calls Infrastructure.Books.BookFile.Write",
        "Application.Loans.Returns.Show calls WebApi.Books.BookPages.Address");

    [Fact]
    public void A_domain_that_knows_somebody_is_caught() => LayerRules.TheDomainKnowsNobody(BrokenHouse).Finds(
        "Domain.Books.Book.Lend calls Application.Books.LendBook..ctor",
        "Domain.Books.Book.Outside names CleanTemplate.Application.ApplicationServices [CleanTemplate.Application]",
        "Domain.Books.Book.Outside names CleanTemplate.Infrastructure.InfrastructureServices [CleanTemplate.Infrastructure]",
        "Domain.Books.Book.Outside names Program [CleanTemplate.WebApi]",
        "Domain.Books.Book.Save calls Infrastructure.Books.BookFile.Write");

    [Fact]
    public void Somebody_who_knows_the_web_api_is_caught() => LayerRules.NobodyKnowsTheWebApi(BrokenHouse).Finds(
        "Infrastructure.Books.BookFile.Address calls WebApi.Books.BookPages.Address",
        "Application.Loans.Returns.Show calls WebApi.Books.BookPages.Address");

    [Fact]
    public void A_domain_that_uses_another_assembly_is_caught() => ReferenceRules.TheDomainUsesNoOtherAssembly(BrokenHouse).Finds(
        "Domain.Books.Book.Outside names CleanTemplate.Application.ApplicationServices [CleanTemplate.Application]",
        "Domain.Books.Book.Outside names CleanTemplate.Infrastructure.InfrastructureServices [CleanTemplate.Infrastructure]",
        "Domain.Books.Book.Outside names Program [CleanTemplate.WebApi]");

    [Fact]
    public void An_infrastructure_that_uses_the_web_api_is_caught() => ReferenceRules.TheInfrastructureUsesNoOuterAssembly(BrokenHouse).Finds(
        "Infrastructure.Books.BookFile.Outside names Program [CleanTemplate.WebApi]");

    [Fact]
    public void An_application_that_uses_an_outer_assembly_is_caught() => ReferenceRules.TheApplicationUsesNoOuterAssembly(BrokenHouse).Finds(
        "Application.Loans.Returns.Outside names CleanTemplate.Infrastructure.InfrastructureServices [CleanTemplate.Infrastructure]",
        "Application.Loans.Returns.Outside names Program [CleanTemplate.WebApi]");

    [Fact]
    public void A_use_case_with_a_database_is_caught() => TechnologyRules.UseCasesTouchNoTechnology(BrokenHouse).Finds(
        "Application.Books.IBookPort.Cards is a property of Microsoft.EntityFrameworkCore.DbSet [Microsoft.EntityFrameworkCore]",
        "Application.Loans.Returns..ctor takes Microsoft.EntityFrameworkCore.DbContext [Microsoft.EntityFrameworkCore]",
        "Application.Loans.Returns.Save calls Microsoft.EntityFrameworkCore.DbContext.SaveChangesAsync [Microsoft.EntityFrameworkCore]",
        "Domain.Books.Book.Fetch calls System.Net.Http.HttpClient.GetStringAsync [System.Net.Http]");

    [Fact]
    public void An_endpoint_that_reaches_around_the_ports_is_caught() => TechnologyRules.OnlyTheCompositionRootReachesIntoInfrastructure(BrokenHouse).Finds(
        "WebApi.Books.BookEndpoints.Find calls Microsoft.EntityFrameworkCore.DbContext.Set [Microsoft.EntityFrameworkCore]",
        "WebApi.Books.BookEndpoints.Find calls Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.FirstOrDefaultAsync [Microsoft.EntityFrameworkCore]",
        "WebApi.Books.BookEndpoints.Find uses something that takes, returns or holds Microsoft.EntityFrameworkCore.DbSet [Microsoft.EntityFrameworkCore]",
        "WebApi.Books.BookPages.Save calls Infrastructure.Books.BookFile.Write");

    [Fact]
    public void An_endpoint_with_a_repository_or_an_entity_is_caught() => PortRules.TheWebApiKnowsNeitherRepositoriesNorEntities(BrokenHouse).Finds(
        "WebApi.Books.BookEndpoints.Find returns Domain.Books.Book",
        "WebApi.Books.BookEndpoints.Look returns Domain.Books.Book",
        "WebApi.Books.BookEndpoints.Look calls Domain.Books.IBookRepository.Find");

    [Fact]
    public void A_port_that_shows_what_is_behind_it_is_caught() => PortRules.PortsHandOutNeitherQueriesNorEntities(BrokenHouse).Finds(
        "Application.Books.FindBook names as a generic argument Domain.Books.Book",
        "Application.Books.IBookPort.Add takes Domain.Books.Book",
        "Application.Books.IBookPort.Cards is a property of Microsoft.EntityFrameworkCore.DbSet [Microsoft.EntityFrameworkCore]",
        "Application.Books.IBookPort.Find returns Domain.Books.Book",
        "Application.Books.IBookPort.Titles is a property of System.Linq.IQueryable [System.Linq.Expressions]");
}

/// <summary>Rules 2 and 3, asked about a project that references everything.</summary>
public sealed class BrokenReferences
{
    private static readonly Project Careless = Project.In("tests/Architecture.Planted");

    [Fact]
    public void A_reference_to_a_project_is_caught_on_its_line_in_the_project_file()
    {
        var violations = ReferenceRules.ReferencesNoProject(Careless).GetResult().Violations;

        Assert.Matches("^tests/Architecture.Planted/Architecture.Planted.csproj:[0-9]+  tests/Architecture.Planted references the project CleanTemplate.WebApi$",
            Assert.Single(violations, violation => violation.Line is not null).ToString());
    }

    [Fact]
    public void Each_project_may_reference_what_is_further_in()
    {
        Assert.Equal(["Application", "Domain", "Infrastructure", "WebApi"], Projects(ReferenceRules.ReferencesNoProject(Careless)));
        Assert.Equal(["Application", "Infrastructure", "WebApi"], Projects(ReferenceRules.ReferencesOnlyTheDomain(Careless)));
        Assert.Equal(["Infrastructure", "WebApi"], Projects(ReferenceRules.ReferencesOnlyTheInnerLayers(Careless)));
        Assert.Equal(["WebApi"], Projects(ReferenceRules.ReferencesOnlyTheOtherLayers(Careless)));
    }

    [Fact]
    public void A_package_is_caught_also_when_it_comes_through_another_project()
    {
        var packages = ReferenceRules.ReferencesNoPackage(Careless).GetResult().Violations.Select(violation => violation.Text).ToList();

        Assert.Contains("tests/Architecture.Planted references the package FluentValidation through another one", packages);
        Assert.Contains("tests/Architecture.Planted references the package Microsoft.EntityFrameworkCore through another one", packages);
        Assert.DoesNotContain(packages, text => text.Contains("Analyzer", StringComparison.Ordinal));
    }

    [Fact]
    public void A_tool_that_use_cases_do_not_need_is_caught()
    {
        var packages = ReferenceRules.ReferencesOnlyItsTools(Careless).GetResult().Violations.Select(violation => violation.Text).ToList();

        Assert.Contains("tests/Architecture.Planted references the package Microsoft.EntityFrameworkCore through another one", packages);
        Assert.DoesNotContain(packages, text => text.Contains("FluentValidation", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Projects(Rule rule) => rule.GetResult().Violations
        .Select(violation => violation.Says[(violation.Says.LastIndexOf('.') + 1)..].Split(' ')[0]).Order(StringComparer.Ordinal);
}
