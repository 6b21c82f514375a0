using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using NSubstitute;

namespace CleanTemplate.Application.Tests.Accounts;

public sealed class SigningIn
{
    private static readonly ActiveUser User = new(Some.User(), Version: 7, [Roles.Customer]);

    private readonly IPasswords _passwords = Substitute.For<IPasswords>();
    private readonly ISessionRepository _sessions = Substitute.For<ISessionRepository>();
    private readonly IAccessTokens _accessTokens = Substitute.For<IAccessTokens>();
    private readonly IRefreshTokens _refreshTokens = Substitute.For<IRefreshTokens>();
    private readonly IAttemptLimits _limits = Substitute.For<IAttemptLimits>();
    private readonly ICaller _caller = Substitute.For<ICaller>();

    public SigningIn()
    {
        _caller.UserAgent.Returns("Browser/1.0");
        _passwords.Check(Some.Email, Some.Password, default).Returns(User);
        _refreshTokens.First(default).ReturnsForAnyArgs(call => new RefreshToken(call.Arg<SessionId>(), "refresh", "hash"));
        _accessTokens.Issue(default, default, default, default!).ReturnsForAnyArgs(new AccessToken("access", TimeSpan.FromMinutes(15)));
    }

    [Fact]
    public async Task A_right_password_starts_a_session_of_that_user_on_that_device()
    {
        Assert.Null((await SignIn(device: "Phone")).Error);

        var session = Started();
        Assert.Equal((User.Id, "Phone", "Browser/1.0", Some.Time), (session.User, session.Device, session.UserAgent, session.StartedAt));
    }

    [Fact]
    public async Task A_device_without_a_name_is_fine()
    {
        Assert.Null((await SignIn(device: null)).Error);

        Assert.Equal("", Started().Device);
    }

    [Fact]
    public async Task The_client_gets_both_tokens_of_the_session()
    {
        var answer = (await SignIn()).Value;

        Assert.Equal(new SignedInDto(Started().Id, "access", ExpiresIn: 900, "refresh", "Bearer"), answer);
    }

    [Fact]
    public async Task The_access_token_is_for_the_session_and_the_user_as_they_are()
    {
        var answer = (await SignIn()).Value;

        _accessTokens.Received(1).Issue(User.Id, answer.Session, User.Version, User.Roles);
    }

    [Fact]
    public async Task Only_the_hash_of_the_refresh_token_is_kept()
    {
        await SignIn();

        Assert.Equal(("hash", null), (Started().TokenHash, Started().UsedTokenHash));
    }

    [Fact]
    public async Task A_wrong_password_an_unknown_address_and_an_account_that_cannot_be_used_are_refused_alike()
    {
        Assert.Equal(AccountErrors.WrongCredentials, (await SignIn(password: "wrong")).Error);
        Assert.Equal(AccountErrors.WrongCredentials, (await SignIn(email: "nobody@example.com")).Error);

        _passwords.Check(Some.Email, Some.Password, default).Returns(null as ActiveUser);
        Assert.Equal(AccountErrors.WrongCredentials, (await SignIn()).Error);
    }

    [Fact]
    public async Task A_refused_sign_in_starts_no_session_and_issues_no_token()
    {
        await SignIn(password: "wrong");

        Assert.Empty(_sessions.ReceivedCalls());
        Assert.Empty(_accessTokens.ReceivedCalls());
        Assert.Empty(_refreshTokens.ReceivedCalls());
    }

    [Fact]
    public async Task Whoever_is_asked_for_one_password_is_checked()
    {
        await SignIn(email: "nobody@example.com", password: "wrong");

        await _passwords.Received(1).Check("nobody@example.com", "wrong", default);
        Assert.Single(_passwords.ReceivedCalls());
    }

    [Fact]
    public void A_wrong_password_leaves_a_trace() => Assert.True(AccountErrors.WrongCredentials.LeavesTrace);

    [Fact]
    public async Task Sign_ins_count_by_address_whether_they_succeed_or_not()
    {
        await SignIn();
        await SignIn(password: "wrong");

        _limits.Received(2).Refuse(Attempt.SignIn, Some.Email);
        Assert.Equal(2, _limits.ReceivedCalls().Count());
    }

    [Fact]
    public async Task Who_tried_too_often_is_refused_before_anything_else_even_with_the_right_password()
    {
        _limits.Refuse(default, default!).ReturnsForAnyArgs(Some.TooMany);

        Assert.Same(Some.TooMany, (await SignIn()).Error);
        Assert.Empty(_passwords.ReceivedCalls());
        Assert.Empty(_sessions.ReceivedCalls());
        Assert.Empty(_accessTokens.ReceivedCalls());
    }

    private Session Started() => (Session)Assert.Single(_sessions.ReceivedCalls()).GetArguments()[0]!;

    private Task<Result<SignedInDto>> SignIn(string email = Some.Email, string password = Some.Password, string? device = "Phone") =>
        new SignInHandler(_passwords, _sessions, _accessTokens, _refreshTokens, _limits, _caller, Some.Clock).Handle(new(email, password, device), default);
}
