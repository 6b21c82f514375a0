namespace CleanTemplate.Architecture.Tests.Shared;

/// <summary>Rules 3 and 4: what touches the world stays outside.</summary>
public sealed class TechnologyRules
{
    [Fact]
    public void Use_cases_touch_no_technology() => UseCasesTouchNoTechnology(House.Own).ShouldHold("databases, the web and mail servers are reached through ports, which tests can replace");

    [Fact]
    public void Endpoints_leave_the_database_alone() => EndpointsLeaveTheDatabaseAlone(House.Own).ShouldHold("an endpoint translates HTTP; what may be read or written is decided by a use case");

    [Fact]
    public void Only_the_composition_root_reaches_into_infrastructure() =>
        OnlyTheCompositionRootReachesIntoInfrastructure(House.Own).ShouldHold("everything else of the API works against ports");

    internal static ConditionList UseCasesTouchNoTechnology(House house) => house.Types
        .That().ResideInNamespace(house.Domain)
        .Or().ResideInNamespace(house.Application)
        .ShouldNot().HaveDependencyOnAny("Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "System.Data", "System.Net");

    internal static ConditionList EndpointsLeaveTheDatabaseAlone(House house) => house.Types
        .That().ResideInNamespace(house.WebApi).And().HaveNameEndingWith("Endpoints")
        .ShouldNot().HaveDependencyOnAny("Microsoft.EntityFrameworkCore", house.Infrastructure);

    internal static ConditionList OnlyTheCompositionRootReachesIntoInfrastructure(House house) => house.Types
        .That().ResideInNamespace(house.WebApi)
        .And().DoNotHaveName("WebApiHost")
        .And().DoNotHaveNameEndingWith("Verb")
        .And().DoNotResideInNamespace($"{house.WebApi}.Common.Hosting")
        .ShouldNot().HaveDependencyOn(house.Infrastructure);
}
