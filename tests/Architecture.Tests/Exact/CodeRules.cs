using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Tests.Exact;

/// <summary>Rule 10: what code does not do.</summary>
public sealed class CodeRules
{
    private const string Token = "System.Threading.CancellationToken";

    [Fact]
    public void Inner_layers_read_neither_clock_nor_chance_nor_machine() => InnerLayersDoNotReadTheirSurroundings(House.Own)
        .ShouldHold("a decision that depends only on what it is given can be tested and repeated");

    [Fact]
    public void Nobody_waits_by_blocking() => NobodyBlocks(House.Own)
        .ShouldHold("a blocked thread serves nobody else, and async void takes the process down when it fails");

    [Fact]
    public void A_cancellation_token_comes_last() => TheTokenComesLast(House.Own).ShouldHold("everybody expects it there");

    [Fact]
    public void A_cancellation_token_is_passed_on() => TheTokenIsPassedOn(House.Own)
        .ShouldHold("work for a caller who has left should stop");

    [Fact]
    public void Nobody_asks_the_container_outside_the_composition_root() => NobodyAsksTheContainer(House.Own)
        .ShouldHold("what a class needs stands in its constructor, where everybody sees it");

    internal static Rule InnerLayersDoNotReadTheirSurroundings(House house) => house.Types
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
        .ShouldNot().HaveMembers("takes a cancellation token before other things", member => member.Parameters.SkipLast(1).Any(IsToken));

    // None, or default: both stand where the token should.
    internal static Rule TheTokenIsPassedOn(House house)
    {
        var takers = house.Types.GetTypes().SelectMany(type => type.Members).Where(TakesAToken)
            .Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        return house.Types
            .That().ResideInNamespace(house.Root).And().Are(type => type.Members.Any(TakesAToken))
            .ShouldNot().HaveUses(use => use is { Type: Token, UsedMember: "None" } or { Type: Token, Kind: UseKind.TypeOperand }
                && takers.Contains(use.Member!));
    }

    internal static Rule NobodyAsksTheContainer(House house) => house.Types
        .That().ResideInNamespace(house.Root)
        .And().DoNotHaveNameEndingWith("Services")
        .And().DoNotResideInNamespace($"{house.WebApi}.Common")
        .ShouldNot().HaveUses(use => use.UsedMember is not null && Banned.Container.Contains(use.Type))
        .Or().HaveMembers("takes the container itself",
            member => member.Parameters.Any(parameter => Banned.Container.Contains(parameter.FullName)));

    private static bool TakesAToken(CodeMember member) => member.Parameters.Any(IsToken);

    private static bool IsToken(TypeShape parameter) => parameter.FullName == Token;
}

/// <summary>What code does not touch. The analyzer says the same while typing, from the lists of <see cref="EditorRules"/>.</summary>
internal static class Banned
{
    /// <summary>In the inner layers: a decision depends on what it is given, not on the clock, chance or the machine.</summary>
    public static readonly string[] Surroundings =
    [
        "System.DateTime.Now", "System.DateTime.UtcNow", "System.DateTime.Today",
        "System.DateTimeOffset.Now", "System.DateTimeOffset.UtcNow",
        "System.Guid.NewGuid", "System.Guid.CreateVersion7()", "System.Random.Shared", "System.Random..ctor()",
        "System.TimeProvider.System", "System.Environment", "System.Console",
    ];

    /// <summary>Everywhere: what makes a thread wait.</summary>
    public static readonly string[] Blocking =
    [
        "System.Threading.Tasks.Task.Result", "System.Threading.Tasks.ValueTask.Result", "System.Threading.Tasks.Task.Wait",
        "System.Threading.Tasks.Task.WaitAll", "System.Threading.Tasks.Task.WaitAny", "System.Threading.Thread.Sleep",
    ];

    /// <summary>Outside the composition root: the container, and what asks it.</summary>
    public static readonly string[] Container =
    [
        "System.IServiceProvider", "Microsoft.Extensions.DependencyInjection.IServiceScopeFactory",
        "Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions",
        "Microsoft.Extensions.DependencyInjection.ServiceProviderKeyedServiceExtensions",
        "Microsoft.Extensions.DependencyInjection.ActivatorUtilities",
    ];
}
