using CleanTemplate.Architecture.Rules.Model;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Architecture.Tests.Exact;

/// <summary>Rule 7: what may change, and who changes it.</summary>
public sealed class ShapeRules
{
    private const string NoneYet = "a new project has none yet";
    private const string Facts = "what was asked, answered or has happened does not change any more";
    private const string Guarded = "an aggregate keeps its promises only if every change goes through its methods";
    private static readonly string[] Unchangeable = ["ReadOnly", "Enumerable", "Immutable", "Frozen"];

    [Fact]
    public void Requests_do_not_change() => RequestsAreImmutableRecords(House.Own).ShouldHold(Facts);

    [Fact]
    public void Events_do_not_change() => EventsAreImmutable(House.Own).ShouldHold(Facts, NoneYet);

    [Fact]
    public void What_is_asked_and_answered_does_not_change() => WhatIsAskedAndAnsweredIsImmutable(House.Own).ShouldHold(Facts);

    [Fact]
    public void Entities_have_no_public_setters() => EntitiesHaveNoPublicSetters(House.Own).ShouldHold(Guarded, NoneYet);

    [Fact]
    public void Entities_hand_out_no_mutable_collections() => EntitiesHandOutNoMutableCollections(House.Own).ShouldHold(Guarded, NoneYet);

    [Fact]
    public void Aggregates_refer_to_one_another_by_id() => AggregatesReferToOneAnotherById(House.Own)
        .ShouldHold("one transaction loads and saves one aggregate, not everything it is connected with", NoneYet);

    [Fact]
    public void Structs_are_immutable_records() => StructsAreImmutableRecords(House.Own)
        .ShouldHold("a value that changes behind somebody's back is no value");

    [Fact]
    public void Records_are_sealed_and_immutable() => RecordsAreSealedAndImmutable(House.Own)
        .ShouldHold("a record and an heir of it are never equal, and one that changes is lost in its own set");

    internal static Rule RequestsAreImmutableRecords(House house) => house.Requests().Should().BeImmutable().And().BeRecords();

    internal static Rule EventsAreImmutable(House house) => house.Types
        .That().ResideInNamespace(house.Root).And().Inherit(typeof(DomainEvent))
        .Should().BeImmutable();

    internal static Rule WhatIsAskedAndAnsweredIsImmutable(House house)
    {
        var spoken = house.Requests().GetTypes()
            .SelectMany(request => Parts.State(request).Select(member => member.Type).Append(Parts.AnswerOf(request)))
            .SelectMany(Parts.Named).ToHashSet(StringComparer.Ordinal);
        return house.Types
            .That().ResideInNamespace(house.Root).And().HaveNameEndingWith("Dto")
            .Or().ResideInNamespace(house.Root).And().AreNotEnums().And().Are(type => spoken.Contains(type.FullName))
            .Should().BeImmutable();
    }

    internal static Rule EntitiesHaveNoPublicSetters(House house) => Entities(house)
        .ShouldNot().HaveMembers("can be assigned by anybody", member => member.IsPubliclyWritable);

    internal static Rule EntitiesHandOutNoMutableCollections(House house) => Entities(house)
        .ShouldNot().HaveMembers("hands out a collection that anybody can change",
            member => member.IsPublic && Parts.IsState(member) && Parts.Written(member.Type).Any(IsMutableCollection));

    internal static Rule AggregatesReferToOneAnotherById(House house)
    {
        var roots = house.Roots().GetTypes().Select(root => root.FullName).ToHashSet(StringComparer.Ordinal);
        return Entities(house).ShouldNot().HaveMembers("refers to an aggregate by more than its id",
            member => Parts.IsState(member) && Parts.Named(member.Type).Any(roots.Contains));
    }

    internal static Rule StructsAreImmutableRecords(House house) => house.Types
        .That().ResideInNamespace(house.Domain).And().AreStructs()
        .Should().BeImmutable().And().BeRecords();

    internal static Rule RecordsAreSealedAndImmutable(House house) => house.Types
        .That().ResideInNamespace(house.Domain).And().AreRecords().And().AreNotAbstract()
        .Should().BeSealed().And().BeImmutable();

    private static PredicateList Entities(House house)
    {
        var entities = house.Entities();
        return house.Types.That().Are(type => entities.Contains(type.FullName));
    }

    private static bool IsMutableCollection(TypeShape type) => type.FullName == "[]"
        || (type.FullName.StartsWith("System.Collections.", StringComparison.Ordinal) && !Unchangeable.Any(type.FullName.Contains));
}
