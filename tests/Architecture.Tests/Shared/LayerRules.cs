namespace CleanTemplate.Architecture.Tests.Shared;

/// <summary>Rule 1: dependencies point inward.</summary>
public sealed class LayerRules
{
    [Fact]
    public void Dependencies_point_inward() => InnerLayersKnowNoOuterOne(House.Own)
        .ShouldHold("what the business decides outlives the machinery around it");

    [Fact]
    public void The_domain_knows_nobody() => TheDomainKnowsNobody(House.Own)
        .ShouldHold("the domain is understood and tested without anything else");

    [Fact]
    public void Nobody_knows_the_web_api() => NobodyKnowsTheWebApi(House.Own)
        .ShouldHold("the API is one way in among others; jobs and messages come without it");

    internal static ConditionList InnerLayersKnowNoOuterOne(House house) => house.Types
        .That().ResideInNamespace(house.Domain)
        .Or().ResideInNamespace(house.Application)
        .ShouldNot().HaveDependencyOnAny(house.Infrastructure, house.WebApi);

    internal static ConditionList TheDomainKnowsNobody(House house) => house.Types
        .That().ResideInNamespace(house.Domain)
        .Should().OnlyHaveDependenciesOn("CleanTemplate.Domain", house.Domain, "System");

    internal static ConditionList NobodyKnowsTheWebApi(House house) => house.Types
        .That().ResideInNamespace(house.Root).And().DoNotResideInNamespace(house.WebApi)
        .ShouldNot().HaveDependencyOn(house.WebApi);
}
