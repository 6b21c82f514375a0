using CleanTemplate.Architecture.Tests.Exact;

namespace CleanTemplate.Architecture.Tests.Planted;

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
