using CleanTemplate.Architecture.Rules.Model;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Architecture.Tests.Exact;

/// <summary>Rule 7: what may change, and who changes it.</summary>
public sealed class ShapeRules
{
    private const string NoneYet = "a new project has none yet";
    private const string Facts = "what was asked, answered or has happened does not change any more";
    private const string Guarded = "an aggregate keeps its promises only if every change goes through its methods";

    [Fact]
    public void Requests_do_not_change() => RequestsAreImmutableRecords(House.Own).ShouldHold(Facts);

    [Fact]
    public void Events_do_not_change() => EventsAreImmutable(House.Own).ShouldHold(Facts, NoneYet);

    [Fact]
    public void Answers_do_not_change() => AnswersAreImmutable(House.Own).ShouldHold(Facts);

    [Fact]
    public void Entities_are_changed_by_their_methods_only()
    {
        EntitiesHaveNoPublicSetters(House.Own).ShouldHold(Guarded, NoneYet);
        EntitiesHandOutNoMutableCollections(House.Own).ShouldHold(Guarded, NoneYet);
    }

    [Fact]
    public void Aggregates_refer_to_one_another_by_id() =>
        AggregatesHoldNoOtherAggregate(House.Own).ShouldHold("one transaction loads and saves one aggregate, not everything it is connected with", NoneYet);

    [Fact]
    public void Values_are_compared_by_what_they_are()
    {
        StructsAreImmutableRecords(House.Own).ShouldHold("a value that changes behind somebody's back is no value");
        RecordsAreSealed(House.Own).ShouldHold("a record and a heir of it are never equal");
    }

    internal static Rule RequestsAreImmutableRecords(House house) => house.Requests().Should().BeImmutable().And().BeRecords();

    internal static Rule EventsAreImmutable(House house) => house.Types
        .That().ResideInNamespace(house.Domain).And().Inherit(typeof(DomainEvent))
        .Should().BeImmutable();

    internal static Rule AnswersAreImmutable(House house) => house.Types
        .That().ResideInNamespace(house.Application).And().HaveNameEndingWith("Dto")
        .Should().BeImmutable();

    internal static Rule EntitiesHaveNoPublicSetters(House house) => Entities(house)
        .ShouldNot().HaveMembers("can be assigned by anybody", member => member.IsPubliclyWritable);

    internal static Rule EntitiesHandOutNoMutableCollections(House house)
    {
        string[] mutable = ["[]", "System.Collections.Generic.List`1", "System.Collections.Generic.IList`1", "System.Collections.Generic.ICollection`1",
            "System.Collections.Generic.HashSet`1", "System.Collections.Generic.ISet`1", "System.Collections.Generic.Dictionary`2", "System.Collections.Generic.IDictionary`2"];
        return Entities(house).ShouldNot().HaveMembers("hands out a collection that anybody can change",
            member => member is { IsPublic: true, IsStatic: false, Kind: MemberKind.Property or MemberKind.Field } && mutable.Any(member.Type.Mentions));
    }

    internal static Rule AggregatesHoldNoOtherAggregate(House house)
    {
        var roots = house.Roots().GetTypes().Select(root => root.FullName).ToHashSet(StringComparer.Ordinal);
        return house.Roots().ShouldNot().HaveMembers("refers to another aggregate by more than its id",
            member => member.Kind is MemberKind.Property or MemberKind.Field && roots.Any(member.Type.Mentions));
    }

    internal static Rule StructsAreImmutableRecords(House house) => house.Types
        .That().ResideInNamespace(house.Domain).And().AreStructs()
        .Should().BeImmutable().And().BeRecords();

    internal static Rule RecordsAreSealed(House house) => house.Types
        .That().ResideInNamespace(house.Domain).And().AreRecords().And().AreNotAbstract()
        .Should().BeSealed();

    private static PredicateList Entities(House house)
    {
        var entities = house.Entities();
        return house.Types.That().ResideInNamespace(house.Domain).And().Are(type => entities.Contains(type.FullName));
    }
}
