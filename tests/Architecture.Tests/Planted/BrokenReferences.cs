using CleanTemplate.Architecture.Tests.Exact;

namespace CleanTemplate.Architecture.Tests.Planted;

/// <summary>Rules 2 and 3, asked about a project that references everything.</summary>
public sealed class BrokenReferences
{
    private static readonly Project Careless = Project.In("tests/Architecture.Planted");

    [Fact]
    public void A_reference_to_a_project_is_caught_on_its_line_in_the_project_file()
    {
        var result = ReferenceRules.ReferencesOnlyTheDomain(Careless).GetResult();

        Assert.Equal(["CleanTemplate.Application", "CleanTemplate.Infrastructure", "CleanTemplate.WebApi"],
            result.Violations.Select(violation => violation.Says.Split(' ')[4]).Order(StringComparer.Ordinal));
        Assert.Matches("^tests/Architecture.Planted/Architecture.Planted.csproj:[0-9]+  tests/Architecture.Planted references the project CleanTemplate.WebApi$",
            Assert.Single(result.Violations, violation => violation.Line is not null).ToString());
    }

    [Fact]
    public void A_package_is_caught_also_when_it_comes_through_another_project()
    {
        var packages = ReferenceRules.ReferencesNoPackages(Careless).GetResult().Violations.Select(violation => violation.Text).ToList();

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
}
