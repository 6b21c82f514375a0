using CleanTemplate.Architecture.Planted.Code.Application.Books;
using CleanTemplate.Architecture.Planted.Code.Application.Loans;
using CleanTemplate.Architecture.Tests.Exact;
using static CleanTemplate.Architecture.Tests.Planted.Planting;

namespace CleanTemplate.Architecture.Tests.Planted;

/// <summary>Rules 8 to 10, each with the mistake that it is for.</summary>
public sealed class BrokenCode
{
    [Fact]
    public void A_request_that_does_not_say_who_may_send_it_is_caught() => RequestRules.EveryRequestSaysWhoMaySendIt(BrokenHouse).Finds(
        "Application.Books.FindBook carries none, or several, of [Public], [SignedIn] and [RequirePermission]",
        "Application.Books.LendBook carries none, or several, of [Public], [SignedIn] and [RequirePermission]",
        "Application.Loans.ReturnBook carries none, or several, of [Public], [SignedIn] and [RequirePermission]");

    [Fact]
    public void A_command_that_nobody_checks_is_caught() => RequestRules.EveryCommandIsCheckedOrSaysWhyNot(BrokenHouse).Finds(
        "Application.Books.LendBook has no validator, and no [NothingToCheck] that says why",
        "Application.Loans.ReserveBook has no validator, and no [NothingToCheck] that says why",
        "Application.Loans.ReturnBook has no validator, and no [NothingToCheck] that says why");

    [Fact]
    public void A_list_of_everything_is_caught() => RequestRules.EveryListIsPagedAndCapped(BrokenHouse).Finds(
        "Application.Books.BrowseShelves has no validator that applies the limits of a page",
        "Application.Books.ListBooks implements neither IPaged nor ICursored",
        "Application.Books.ListBooks has no validator that applies the limits of a page",
        "Application.Books.ListShelves has no validator that applies the limits of a page",
        "Application.Books.ListTitles implements neither IPaged nor ICursored",
        "Application.Books.ListTitles has no validator that applies the limits of a page");

    [Fact]
    public void A_handler_without_a_test_is_caught() => TestedRules.EveryHandlerIsUsedBy(
            BrokenHouse, Types.InAssembly(typeof(TestsOfTheBrokenHouse).Assembly)).Finds(
        "Application.Books.LendBookAgain is used by no test, nor is each of its requests",
        "Application.Loans.RenewLoanHandler is used by no test, nor is each of its requests");

    [Fact]
    public void A_decision_by_the_clock_is_caught() => CodeRules.InnerLayersDoNotReadTheirSurroundings(BrokenHouse).Finds(
        "Domain.Books.Book.PutOn calls System.DateTime.UtcNow [System.Runtime]",
        "Application.Loans.Returns.Clock calls System.TimeProvider.System [System.Runtime]",
        "Application.Loans.Returns.Fine calls System.Random..ctor [System.Runtime]",
        "Application.Loans.Returns.IsLate calls System.DateTimeOffset.Now [System.Runtime]");

    [Fact]
    public void A_blocked_thread_and_async_void_are_caught() => CodeRules.NobodyBlocks(BrokenHouse).Finds(
        "Application.Books.LendBookHandler.Handle calls System.Threading.Tasks.Task.Wait [System.Runtime]",
        "Application.Loans.Returns.WaitForAll calls System.Threading.Tasks.Task.WaitAll [System.Runtime]",
        "Application.Loans.Returns.Wait calls System.Runtime.CompilerServices.TaskAwaiter.GetResult [System.Runtime]",
        "Application.Books.SomethingHandler.Shout calls System.Runtime.CompilerServices.AsyncVoidMethodBuilder.Create [System.Runtime]");

    [Fact]
    public void A_token_before_other_things_is_caught() => CodeRules.TheTokenComesLast(BrokenHouse).Finds(
        "Application.Books.SomethingHandler.Forget takes a cancellation token before other things");

    [Fact]
    public void A_token_that_is_not_passed_on_is_caught() => CodeRules.TheTokenIsPassedOn(BrokenHouse).Finds(
        "Application.Books.LendBookHandler.Handle calls System.Threading.CancellationToken.None [System.Runtime]",
        "Application.Books.LendBookAgain.Handle names System.Threading.CancellationToken [System.Runtime]");

    [Fact]
    public void A_class_that_asks_the_container_is_caught() => CodeRules.NobodyAsksTheContainer(BrokenHouse).Finds(
        "Application.Books.LendBookHandler..ctor takes the container itself",
        "Application.Books.LendBookHandler.Handle calls Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService [Microsoft.Extensions.DependencyInjection.Abstractions]",
        "Application.Books.LendingDesk.Ask calls Microsoft.Extensions.DependencyInjection.IServiceScopeFactory.CreateScope [Microsoft.Extensions.DependencyInjection.Abstractions]",
        "Application.Books.LendingDesk.Ask calls System.IServiceProvider.GetService [System.ComponentModel]",
        "Application.Books.LendingDesk.Ask takes the container itself",
        "Application.Books.LendingDesk.Ask takes the container itself",
        "Application.Books.LendingDesk.AskFor calls Microsoft.Extensions.DependencyInjection.ServiceProviderKeyedServiceExtensions.GetRequiredKeyedService [Microsoft.Extensions.DependencyInjection.Abstractions]",
        "Application.Books.LendingDesk.AskFor takes the container itself",
        "Application.Books.LendingDesk.Make calls Microsoft.Extensions.DependencyInjection.ActivatorUtilities.CreateInstance [Microsoft.Extensions.DependencyInjection.Abstractions]",
        "Application.Books.LendingDesk.Make takes the container itself");
}

/// <summary>They name one handler, send the request of another, and one of the two requests of a third.</summary>
internal static class TestsOfTheBrokenHouse
{
    public static object[] Exercised => [typeof(LendBookHandler), new ListTitles(new Wish()), new RenewLoan(default)];
}
