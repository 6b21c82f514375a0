using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using NSubstitute;

namespace CleanTemplate.Application.Tests.Accounts;

public sealed class Registering
{
    private static readonly UserId User = Some.User();

    private readonly IAccounts _accounts = Substitute.For<IAccounts>();
    private readonly IAttemptLimits _limits = Substitute.For<IAttemptLimits>();
    private readonly IEvents _events = Substitute.For<IEvents>();

    [Fact]
    public async Task A_new_address_is_asked_to_confirm_itself()
    {
        _accounts.Register(Some.Email, "Somebody", Some.Password, default).Returns((User, false));

        Assert.Null((await Register()).Error);

        OnlyFact(new ConfirmationWanted(User, Some.Time));
    }

    [Fact]
    public async Task The_owner_of_a_confirmed_address_hears_that_somebody_registered_it_again()
    {
        _accounts.Register(Some.Email, "Somebody", Some.Password, default).Returns((User, true));

        Assert.Null((await Register()).Error);

        OnlyFact(new RegisteredAgain(User, Some.Time));
    }

    [Fact]
    public async Task The_answer_does_not_tell_whether_the_address_has_an_account()
    {
        _accounts.Register(default!, default!, default!, default).ReturnsForAnyArgs((User, false), (User, true));

        var (unknown, known) = (await Register(), await Register());

        Assert.Equal((unknown.Error, unknown.Value), (known.Error, known.Value));
    }

    [Fact]
    public async Task A_pending_account_gets_another_confirmation()
    {
        _accounts.FindPending(Some.Email, default).Returns(User);

        Assert.Null((await Resend()).Error);

        OnlyFact(new ConfirmationWanted(User, Some.Time));
    }

    [Fact]
    public async Task An_address_that_waits_for_nothing_gets_the_same_answer_and_no_mail()
    {
        _accounts.FindPending(Some.Email, default).Returns(User, null as UserId?);
        var pending = await Resend();
        _events.ClearReceivedCalls();

        var other = await Resend();

        Assert.Equal((pending.Error, pending.Value), (other.Error, other.Value));
        Assert.Empty(_events.ReceivedCalls());
    }

    [Fact]
    public async Task Mails_count_by_address()
    {
        await Register();
        await Resend();

        _limits.Received(1).Refuse(Attempt.Registration, Some.Email);
        _limits.Received(1).Refuse(Attempt.ConfirmationMail, Some.Email);
        Assert.Equal(2, _limits.ReceivedCalls().Count());
    }

    [Fact]
    public async Task Who_tried_too_often_is_refused_before_anything_else()
    {
        _limits.Refuse(default, default!).ReturnsForAnyArgs(Some.TooMany);

        Assert.Same(Some.TooMany, (await Register()).Error);
        Assert.Same(Some.TooMany, (await Resend()).Error);
        Assert.Empty(_accounts.ReceivedCalls());
        Assert.Empty(_events.ReceivedCalls());
    }

    [Fact]
    public async Task A_good_link_confirms_the_address()
    {
        _accounts.Confirm(User, "token", default).Returns(true);

        Assert.Null((await Confirm(User, "token")).Error);
    }

    [Fact]
    public async Task A_link_with_a_wrong_token_or_for_another_user_is_refused_alike()
    {
        _accounts.Confirm(User, "token", default).Returns(true);

        Assert.Equal(AccountErrors.InvalidLink, (await Confirm(User, "other")).Error);
        Assert.Equal(AccountErrors.InvalidLink, (await Confirm(Some.User(), "token")).Error);
    }

    private void OnlyFact(DomainEvent fact)
    {
        _events.Received(1).Raise(fact);
        Assert.Single(_events.ReceivedCalls());
    }

    private Task<Result<Unit>> Register() =>
        new RegisterHandler(_accounts, _limits, _events, Some.Clock).Handle(new(Some.Email, "Somebody", Some.Password), default);

    private Task<Result<Unit>> Resend() => new ResendConfirmationHandler(_accounts, _limits, _events, Some.Clock).Handle(new(Some.Email), default);

    private Task<Result<Unit>> Confirm(UserId user, string token) => new ConfirmEmailHandler(_accounts).Handle(new(user, token), default);
}
