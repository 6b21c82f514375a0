using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Tests.Exact;

/// <summary>Rule 10: what code does not do.</summary>
public sealed class CodeRules
{
    private const string Token = "System.Threading.CancellationToken";

    [Fact]
    public void Inner_layers_read_neither_clock_nor_chance_nor_machine() =>
        InnerLayersReadTheirSurroundings(House.Own).ShouldHold("a decision that depends only on what it is given can be tested and repeated");

    [Fact]
    public void Nobody_waits_by_blocking() => NobodyBlocks(House.Own).ShouldHold("a blocked thread serves nobody else, and async void takes the process down when it fails");

    [Fact]
    public void A_cancellation_token_comes_last() => TheTokenComesLast(House.Own).ShouldHold("everybody expects it there");

    [Fact]
    public void A_cancellation_token_is_passed_on() => TheTokenIsPassedOn(House.Own).ShouldHold("work for a caller who has left should stop");

    [Fact]
    public void Nobody_asks_the_container_outside_the_composition_root() =>
        NobodyAsksTheContainer(House.Own).ShouldHold("what a class needs stands in its constructor, where everybody sees it");

    internal static Rule InnerLayersReadTheirSurroundings(House house) => house.Types
        .That().ResideInNamespace(house.Domain).Or().ResideInNamespace(house.Application)
        .ShouldNot().HaveDependencyOnAny(Banned.Surroundings);

    // An await also ends in GetResult, but in a state machine. An async void is recognised by what the compiler builds it with.
    internal static Rule NobodyBlocks(House house) => house.Types
        .That().ResideInNamespace(house.Root)
        .ShouldNot().HaveUses(use => Banned.Blocking.Contains(use.Target)
            || (use is { UsedMember: "GetResult", IsInStateMachine: false } && use.Type.EndsWith("Awaiter", StringComparison.Ordinal))
            || use.Target == "System.Runtime.CompilerServices.AsyncVoidMethodBuilder.Create");

    internal static Rule TheTokenComesLast(House house) => house.Types
        .That().ResideInNamespace(house.Root)
        .ShouldNot().HaveMembers("takes a cancellation token before other things", member => member.Parameters.SkipLast(1).Any(parameter => parameter.FullName == Token));

    internal static Rule TheTokenIsPassedOn(House house) => house.Types
        .That().ResideInNamespace(house.Root).And().Are(TakesAToken)
        .ShouldNot().HaveUses(use => use is { Type: Token, UsedMember: "None" } or { Type: Token, Kind: UseKind.TypeOperand });

    internal static Rule NobodyAsksTheContainer(House house) => house.Types
        .That().ResideInNamespace(house.Root)
        .And().DoNotHaveNameEndingWith("Services")
        .And().DoNotResideInNamespace($"{house.WebApi}.Common")
        .ShouldNot().HaveUses(use => use.UsedMember is not null && use.Type is "System.IServiceProvider"
            or "Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions" or "Microsoft.Extensions.DependencyInjection.IServiceScopeFactory");

    private static bool TakesAToken(CodeType type) => type.Members.Any(member => member.Parameters.Any(parameter => parameter.FullName == Token));
}
