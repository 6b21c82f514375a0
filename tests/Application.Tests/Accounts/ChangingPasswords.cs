using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using NSubstitute;

namespace CleanTemplate.Application.Tests.Accounts;

public sealed class ChangingPasswords
{
    private const string Next = "even better than that";
    private static readonly UserId User = Some.User();

    private readonly Session _here = Some.Session(User);
    private readonly Session _elsewhere = Some.Session(User);
    private readonly IPasswords _passwords = Substitute.For<IPasswords>();
    private readonly IAccounts _accounts = Substitute.For<IAccounts>();
    private readonly ISessionRepository _sessions = Substitute.For<ISessionRepository>();
    private readonly IAttemptLimits _limits = Substitute.For<IAttemptLimits>();
    private readonly ISecurityLog _log = Substitute.For<ISecurityLog>();
    private readonly IEvents _events = Substitute.For<IEvents>();
    private readonly ICurrentUser _user = Substitute.For<ICurrentUser>();
    private readonly ICaller _caller = Substitute.For<ICaller>();

    public ChangingPasswords()
    {
        _user.Id.Returns(User);
        _caller.Session.Returns(_here.Id);
        _sessions.FindLive(User, default).Returns([_here, _elsewhere]);
        _passwords.Change(User, Some.Password, Next, default).Returns(true);
        _passwords.Reset(User, "token", Next, default).Returns(true);
        _accounts.FindConfirmed(Some.Email, default).Returns(User);
    }

    [Fact]
    public async Task A_change_ends_every_session_but_the_one_it_comes_from()
    {
        Assert.Null((await Change()).Error);

        Assert.Null(_here.EndedAt);
        Assert.Equal((SessionEnd.PasswordChanged, Some.Time), (_elsewhere.EndedBecause, _elsewhere.EndedAt));
    }

    [Fact]
    public async Task A_change_is_written_down_and_told_to_the_user()
    {
        await Change();

        OnlyWritten(SecurityEventKind.PasswordChanged);
        OnlyFact(new PasswordChanged(User, Some.Time));
    }

    [Fact]
    public async Task A_wrong_present_password_changes_nothing_but_leaves_its_trace()
    {
        Assert.Equal(AccountErrors.WrongPassword, (await Change(present: "wrong")).Error);

        Assert.True(AccountErrors.WrongPassword.LeavesTrace);
        NothingHappened();
    }

    [Fact]
    public async Task Who_forgot_the_password_is_sent_a_link()
    {
        Assert.Null((await Forgot(Some.Email)).Error);

        OnlyFact(new PasswordResetWanted(User, Some.Time));
    }

    [Fact]
    public async Task The_answer_does_not_tell_whether_the_address_has_an_account()
    {
        var known = await Forgot(Some.Email);
        _events.ClearReceivedCalls();

        var unknown = await Forgot("nobody@example.com");

        Assert.Equal((known.Error, known.Value), (unknown.Error, unknown.Value));
        Assert.Empty(_events.ReceivedCalls());
    }

    [Fact]
    public async Task Links_count_by_address()
    {
        await Forgot(Some.Email);

        _limits.Received(1).Refuse(Attempt.PasswordResetMail, Some.Email);
        Assert.Single(_limits.ReceivedCalls());
    }

    [Fact]
    public async Task Who_asked_too_often_is_refused_before_anything_else()
    {
        _limits.Refuse(default, default!).ReturnsForAnyArgs(Some.TooMany);

        Assert.Same(Some.TooMany, (await Forgot(Some.Email)).Error);
        Assert.Empty(_accounts.ReceivedCalls());
        Assert.Empty(_events.ReceivedCalls());
    }

    [Fact]
    public async Task A_reset_ends_every_session()
    {
        Assert.Null((await Reset(User, "token")).Error);

        Assert.All([_here, _elsewhere], session => Assert.Equal((SessionEnd.PasswordChanged, Some.Time), (session.EndedBecause, session.EndedAt)));
    }

    [Fact]
    public async Task A_reset_is_written_down_and_told_to_the_user()
    {
        await Reset(User, "token");

        OnlyWritten(SecurityEventKind.PasswordReset);
        OnlyFact(new PasswordChanged(User, Some.Time));
    }

    [Fact]
    public async Task A_reset_with_a_wrong_token_or_for_another_user_is_refused_alike()
    {
        Assert.Equal(AccountErrors.InvalidLink, (await Reset(User, "other")).Error);
        Assert.Equal(AccountErrors.InvalidLink, (await Reset(Some.User(), "token")).Error);

        NothingHappened();
    }

    private void NothingHappened()
    {
        Assert.All([_here, _elsewhere], session => Assert.Null(session.EndedAt));
        Assert.Empty(_log.ReceivedCalls());
        Assert.Empty(_events.ReceivedCalls());
    }

    private void OnlyWritten(SecurityEventKind kind)
    {
        _log.Received(1).Write(kind, User);
        Assert.Single(_log.ReceivedCalls());
    }

    private void OnlyFact(DomainEvent fact)
    {
        _events.Received(1).Raise(fact);
        Assert.Single(_events.ReceivedCalls());
    }

    private Task<Result<Unit>> Change(string present = Some.Password) =>
        new ChangePasswordHandler(_passwords, _sessions, _log, _events, _user, _caller, Some.Clock).Handle(new(present, Next), default);

    private Task<Result<Unit>> Forgot(string email) => new ForgotPasswordHandler(_accounts, _limits, _events, Some.Clock).Handle(new(email), default);

    private Task<Result<Unit>> Reset(UserId user, string token) =>
        new ResetPasswordHandler(_passwords, _sessions, _log, _events, Some.Clock).Handle(new(user, token, Next), default);
}
