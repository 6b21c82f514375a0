using System.Reflection;
using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Architecture.Rules.Model;
using FluentValidation;

namespace CleanTemplate.Architecture.Tests.Exact;

/// <summary>Rule 8: what every request declares.</summary>
public sealed class RequestRules
{
    private const string NoneYet = "a new project has none yet";

    [Fact]
    public void Every_request_says_who_may_send_it() => EveryRequestSaysWhoMaySendIt(House.Own)
        .ShouldHold("a use case that nobody thought of protecting is open to everybody, sooner or later");

    [Fact]
    public void Every_command_is_checked_or_says_why_not() => EveryCommandIsCheckedOrSaysWhyNot(House.Own)
        .ShouldHold("what reaches a handler is known to make sense", NoneYet);

    [Fact]
    public void Every_list_is_paged_and_capped() => EveryListIsPagedAndCapped(House.Own)
        .ShouldHold("a list without a limit works until there is data", NoneYet);

    internal static Rule EveryRequestSaysWhoMaySendIt(House house)
    {
        var markers = typeof(AccessAttribute).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(AccessAttribute))).Select(type => type.FullName).ToList();
        return house.Requests().Should().Be("carries none, or several, of [Public], [SignedIn] and [RequirePermission]",
            request => request.Attributes.Count(attribute => markers.Contains(attribute.FullName)) == 1);
    }

    internal static Rule EveryCommandIsCheckedOrSaysWhyNot(House house)
    {
        var validators = Validators(house);
        return house.Requests().And().ImplementInterface(typeof(ICommand<>))
            .Should().Be("has no validator, and no [NothingToCheck] that says why",
                command => validators.Contains(command.FullName) || SaysWhyNot(command));
    }

    internal static Rule EveryListIsPagedAndCapped(House house)
    {
        var validators = Validators(house);
        return house.Requests().And().Are(AnswersAList)
            .Should().Be("implements neither IPaged nor ICursored", query => query.Interfaces.Any(IsPage))
            .And().Be("has no validator that applies the limits of a page",
                query => validators[query.FullName].Any(validator => validator.Dependencies.Contains(typeof(PageLimits).FullName)));
    }

    private static bool IsPage(TypeShape port) => port.FullName == typeof(IPaged).FullName || port.FullName == typeof(ICursored).FullName;

    // The rules read which attributes there are, not what they say.
    private static bool SaysWhyNot(CodeType command) => !string.IsNullOrWhiteSpace(Assembly.Load(command.AssemblyName).GetTypes()
        .Single(type => type.FullName?.Replace('+', '.') == command.FullName).GetCustomAttribute<NothingToCheckAttribute>()?.Why);

    private static bool AnswersAList(CodeType request) => Parts.AnswerOf(request).FullName is var answer
        && (answer == "[]" || answer == typeof(Page<>).FullName || answer == typeof(CursorPage<>).FullName || answer.StartsWith("System.Collections.", StringComparison.Ordinal));

    /// <summary>By what they validate.</summary>
    private static ILookup<string, CodeType> Validators(House house) => house.Types
        .That().Inherit(typeof(AbstractValidator<>)).GetTypes()
        .ToLookup(validator =>
            validator.BaseTypes.First(parent => parent.FullName == typeof(AbstractValidator<>).FullName).Arguments[0].SourceName);
}

/// <summary>Rule 9: nothing is done that no test does.</summary>
public sealed class TestedRules
{
    [Fact]
    public void Every_handler_is_exercised_by_a_test() => EveryHandlerIsUsedBy(House.Own, Tests("Application.Tests"), Tests("WebApi.Tests"))
        .ShouldHold("what no test does, nobody knows to work");

    /// <summary>A test names the handler, or sends its request.</summary>
    internal static Rule EveryHandlerIsUsedBy(House house, params Types[] tests)
    {
        var used = tests.SelectMany(assembly => assembly.GetTypes()).SelectMany(type => type.Dependencies).ToHashSet(StringComparer.Ordinal);
        return house.Handlers().Should().Be("is used by no test, nor is each of its requests",
            handler => used.Contains(handler.FullName) || Parts.RequestsOf(handler).All(used.Contains));
    }

    // Beside this one: tests/Architecture.Tests/bin/Debug/net10.0.
    private static Types Tests(string project) => Types.FromFile(Path.Combine(
        AppContext.BaseDirectory.Replace("Architecture.Tests", project, StringComparison.Ordinal), $"CleanTemplate.{project}.dll"));
}
