namespace CleanTemplate.Architecture.Tests.Shared;

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
