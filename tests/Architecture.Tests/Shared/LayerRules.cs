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

/// <summary>Rule 6: those who do the work stay behind their ports.</summary>
public sealed class RoleRules
{
    [Fact]
    public void Handlers_validators_and_configurations_are_sealed_and_internal() => WorkersAreSealedAndInternal(House.Own)
        .ShouldHold("a use case is reached through its request and its port; nobody derives from it or creates it");

    internal static ConditionList WorkersAreSealedAndInternal(House house) => house.Types
        .That().ResideInNamespace(house.Root).And().AreClasses().And().HaveNameMatching("(Handler|Validator|Configuration)$")
        .Should().BeSealed().And().NotBePublic();
}

/// <summary>Rules 3 and 4: what touches the world stays outside.</summary>
public sealed class TechnologyRules
{
    /// <summary>Not in the inner layers.</summary>
    internal static readonly string[] Technology = ["Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "System.Data", "System.Net"];

    [Fact]
    public void Use_cases_touch_no_technology() => UseCasesTouchNoTechnology(House.Own)
        .ShouldHold("databases, the web and mail servers are reached through ports, which tests can replace");

    [Fact]
    public void Only_the_composition_root_reaches_into_infrastructure() => OnlyTheCompositionRootReachesIntoInfrastructure(House.Own)
        .ShouldHold("everything else of the API works against ports; what may be read or written is decided by a use case");

    internal static ConditionList UseCasesTouchNoTechnology(House house) => house.Types
        .That().ResideInNamespace(house.Domain)
        .Or().ResideInNamespace(house.Application)
        .ShouldNot().HaveDependencyOnAny(Technology);

    internal static ConditionList OnlyTheCompositionRootReachesIntoInfrastructure(House house) => house.Types
        .That().ResideInNamespace(house.WebApi)
        .And().DoNotHaveName("WebApiHost")
        .And().DoNotResideInNamespace($"{house.WebApi}.Common.CommandLine")
        .And().DoNotResideInNamespace($"{house.WebApi}.Common.Hosting")
        .ShouldNot().HaveDependencyOnAny(house.Infrastructure, "Microsoft.EntityFrameworkCore");
}
