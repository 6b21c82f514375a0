namespace CleanTemplate.Architecture.Tests.Shared;

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
