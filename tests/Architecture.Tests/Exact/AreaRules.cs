using CleanTemplate.Architecture.Rules.Model;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Architecture.Tests.Exact;

/// <summary>Rule 5: business areas.</summary>
public sealed class AreaRules
{
    [Fact]
    public void Business_areas_are_free_of_cycles() => AreasAreFreeOfCycles(House.Own)
        .ShouldHold("two areas that need each other are one: neither is understood, changed or taken out alone");

    [Fact]
    public void Business_areas_meet_only_through_what_they_publish() => AreasMeetOnlyThroughWhatTheyPublish(House.Own)
        .ShouldHold("an area may change everything but its ids, events and ports without asking the others");

    internal static Rule AreasAreFreeOfCycles(House house) => Areas(house).ShouldBeFreeOfCycles();

    internal static Rule AreasMeetOnlyThroughWhatTheyPublish(House house)
    {
        // Records that a port takes or returns, and what these consist of.
        var named = house.Types.That().ResideInNamespace(house.Application).And().AreInterfaces().GetTypes()
            .SelectMany(port => port.Dependencies).ToHashSet(StringComparer.Ordinal);
        var spoken = house.Types.GetTypes().Where(type => type.IsRecord && named.Contains(type.FullName))
            .SelectMany(type => type.Dependencies.Append(type.FullName)).ToHashSet(StringComparer.Ordinal);
        return Areas(house).ShouldMeetOnlyThrough(type => IsPublished(house, type) || (spoken.Contains(type.FullName) && (type.IsRecord || type.IsEnum)));
    }

    // The area is named in every layer: Domain.Loans, Infrastructure.Persistence.Loans.
    private static Slices Areas(House house)
    {
        var areas = house.Areas();
        return house.Types.That().ResideInNamespace(house.Root).SlicedBy(type => type.Namespace.Split('.').FirstOrDefault(areas.Contains));
    }

    private static bool IsPublished(House house, CodeType type) =>
        type.Interfaces.Any(face => face.FullName == typeof(IId<>).FullName)
        || type.BaseTypes.Any(parent => parent.FullName == typeof(DomainEvent).FullName)
        || (type.IsInterface && type.Namespace.StartsWith($"{house.Application}.", StringComparison.Ordinal))
        || (type.IsStatic && type.Name.EndsWith("Rules", StringComparison.Ordinal));
}
