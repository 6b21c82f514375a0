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
    [Fact]
    public void Every_request_says_who_may_send_it() =>
        EveryRequestSaysWhoMaySendIt(House.Own).ShouldHold("a use case that nobody thought of protecting is open to everybody, sooner or later");

    [Fact]
    public void Every_command_is_checked_or_says_why_not() =>
        EveryCommandIsCheckedOrSaysWhyNot(House.Own).ShouldHold("what reaches a handler is known to make sense", emptyIsFine: "a new project has none yet");

    [Fact]
    public void Every_list_is_paged_and_capped() =>
        EveryListIsPagedAndCapped(House.Own).ShouldHold("a list without a limit works until there is data", emptyIsFine: "a new project has none yet");

    internal static Rule EveryRequestSaysWhoMaySendIt(House house)
    {
        string[] markers = [typeof(PublicAttribute).FullName!, typeof(SignedInAttribute).FullName!, typeof(RequirePermissionAttribute).FullName!];
        return house.Requests().Should().Be("carries none, or several, of [Public], [SignedIn] and [RequirePermission]",
            request => request.Attributes.Count(attribute => markers.Contains(attribute.FullName)) == 1);
    }

    internal static Rule EveryCommandIsCheckedOrSaysWhyNot(House house)
    {
        var validated = Validators(house).Keys.ToHashSet(StringComparer.Ordinal);
        return house.Types
            .That().ResideInNamespace(house.Application).And().AreClasses().And().ImplementInterface(typeof(ICommand<>))
            .Should().Be("has no validator, and no [NothingToCheck] that says why", command => validated.Contains(command.FullName)
                || command.Attributes.Any(attribute => attribute.FullName == typeof(NothingToCheckAttribute).FullName));
    }

    internal static Rule EveryListIsPagedAndCapped(House house)
    {
        var validators = Validators(house);
        return house.Requests().And().Are(AnswersAList)
            .Should().ImplementInterface(typeof(IPaged))
            .And().Be("has no validator that applies the limits of a page", query => validators.GetValueOrDefault(query.FullName)?.Dependencies.Contains(typeof(PageLimits).FullName) == true);
    }

    private static bool AnswersAList(CodeType request) => request.Interfaces
        .Where(face => face.FullName == typeof(IQuery<>).FullName)
        .Select(query => query.Arguments[0].FullName)
        .Any(answer => answer is "[]" || answer == typeof(Page<>).FullName || answer.StartsWith("System.Collections.", StringComparison.Ordinal));

    private static Dictionary<string, CodeType> Validators(House house) => house.Types
        .That().ResideInNamespace(house.Application).And().Inherit(typeof(AbstractValidator<>)).GetTypes()
        .ToDictionary(validator => validator.BaseTypes.First(parent => parent.FullName == typeof(AbstractValidator<>).FullName).Arguments[0].FullName, StringComparer.Ordinal);
}
