using CleanTemplate.Architecture.Tests.Exact;
using CleanTemplate.Architecture.Tests.Shared;
using Xunit.Sdk;

namespace CleanTemplate.Architecture.Tests.Planted;

/// <summary>What somebody reads whose build has just failed.</summary>
public sealed class Messages
{
    [Fact]
    public void A_failure_names_the_place_who_what_on_what_and_why()
    {
        var failure = Assert.ThrowsAny<XunitException>(() =>
            ReferenceRules.TheInfrastructureUsesNoOuterAssembly(Planting.BrokenHouse).ShouldHold("jobs come without an API"));

        Assert.Matches("""
            ^1 violation in [0-9]+ looked at
            because jobs come without an API
              tests/Architecture.Planted/Code/Infrastructure/Books/BookFile.cs:15  CleanTemplate.Architecture.Planted.Code.Infrastructure.Books.BookFile.Outside names Program \[CleanTemplate.WebApi\]$
            """.ReplaceLineEndings("\n"), failure.Message);
    }

    [Fact]
    public void A_rule_that_looks_at_nothing_fails_and_says_so()
    {
        var failure = Assert.ThrowsAny<XunitException>(() =>
            TechnologyRules.UseCasesTouchNoTechnology(Planting.BrokenHouse with { Root = "CleanTemplate.Nowhere" }).ShouldHold("it matters"));

        Assert.Contains("the rule looked at nothing", failure.Message, StringComparison.Ordinal);
    }
}
