using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using NSubstitute;

namespace CleanTemplate.Application.Tests.Accounts;

public sealed class RefreshingSessions
{
    private static readonly ActiveUser User = new(Some.User(), Version: 7, [Roles.Customer]);

    private readonly Session _session = Some.Session(User.Id, tokenHash: "hash of first");
    private readonly ISessionRepository _sessions = Substitute.For<ISessionRepository>();
    private readonly IAccounts _accounts = Substitute.For<IAccounts>();
    private readonly IAccessTokens _accessTokens = Substitute.For<IAccessTokens>();
    private readonly IRefreshTokens _refreshTokens = Substitute.For<IRefreshTokens>();
    private readonly IAttemptLimits _limits = Substitute.For<IAttemptLimits>();
    private readonly ISecurityLog _log = Substitute.For<ISecurityLog>();

    public RefreshingSessions()
    {
        _sessions.Find(_session.Id, default).Returns(_session);
        _accounts.FindActive(User.Id, default).Returns(User);
        _accessTokens.Issue(default, default, default, default!).ReturnsForAnyArgs(new AccessToken("access", TimeSpan.FromMinutes(15)));
        _refreshTokens.After(default!).ReturnsForAnyArgs(call => Token($"after {call.Arg<RefreshToken>().Text}"));
        foreach (var text in new[] { "first", "after first", "stolen" }) _refreshTokens.Read(text).Returns(Token(text));
    }

    [Fact]
    public async Task A_refresh_hands_over_the_next_pair_of_the_same_session()
    {
        var answer = (await Refresh("first")).Value;

        Assert.Equal(new SignedInDto(_session.Id, "access", ExpiresIn: 900, "after first", "Bearer"), answer);
        Assert.Equal(("hash of after first", Some.Time), (_session.TokenHash, _session.LastUsedAt));
        Assert.Empty(_log.ReceivedCalls());
    }

    [Fact]
    public async Task The_access_token_is_for_the_user_as_they_are_now()
    {
        var promoted = User with { Version = 8, Roles = [Roles.Customer, Roles.Manager] };
        _accounts.FindActive(User.Id, default).Returns(promoted);

        await Refresh("first");

        _accessTokens.Received(1).Issue(User.Id, _session.Id, promoted.Version, promoted.Roles);
    }

    [Fact]
    public async Task Twins_get_the_same_next_token()
    {
        var (one, other) = (await Refresh("first"), await Refresh("first", after: Session.Grace));

        Assert.Equal(one.Value.RefreshToken, other.Value.RefreshToken);
        Assert.Empty(_log.ReceivedCalls());
    }

    [Fact]
    public async Task A_replay_ends_the_session_and_is_written_down()
    {
        await Refresh("first");

        Assert.Equal(AccountErrors.TokenReplayed, (await Refresh("first", after: Session.Grace + TimeSpan.FromSeconds(1))).Error);

        Assert.Equal(SessionEnd.Replayed, _session.EndedBecause);
        _log.Received(1).Write(SecurityEventKind.RefreshReplayed, User.Id, _session.Id.ToString());
        Assert.Single(_log.ReceivedCalls());
        Assert.Single(_accessTokens.ReceivedCalls());
    }

    [Fact]
    public async Task A_token_that_the_session_never_had_is_a_replay_too()
    {
        Assert.Equal(AccountErrors.TokenReplayed, (await Refresh("stolen")).Error);

        _log.Received(1).Write(SecurityEventKind.RefreshReplayed, User.Id, _session.Id.ToString());
    }

    [Fact]
    public async Task An_ended_session_is_refused_and_written_down_nowhere()
    {
        _session.End(SessionEnd.SignedOut, Some.Time);

        await RefusesAsEnded("first");

        Assert.Empty(_log.ReceivedCalls());
    }

    [Fact]
    public async Task Text_that_is_no_token_of_ours_is_refused_without_looking_further()
    {
        await RefusesAsEnded("nonsense");

        Assert.Empty(_sessions.ReceivedCalls());
        Assert.Empty(_limits.ReceivedCalls());
    }

    [Fact]
    public async Task A_session_that_is_gone_is_refused()
    {
        _sessions.Find(_session.Id, default).Returns(null as Session);

        await RefusesAsEnded("first");
    }

    [Fact]
    public async Task A_user_who_is_gone_or_locked_is_refused()
    {
        _accounts.FindActive(User.Id, default).Returns(null as ActiveUser);

        await RefusesAsEnded("first");
    }

    [Fact]
    public async Task Refreshes_count_by_session()
    {
        await Refresh("first");
        await Refresh("after first");

        _limits.Received(2).Refuse(Attempt.Refresh, _session.Id.ToString());
        Assert.Equal(2, _limits.ReceivedCalls().Count());
    }

    [Fact]
    public async Task Who_tried_too_often_is_refused_and_the_session_left_alone()
    {
        _limits.Refuse(default, default!).ReturnsForAnyArgs(Some.TooMany);

        Assert.Same(Some.TooMany, (await Refresh("stolen")).Error);
        Assert.Empty(_sessions.ReceivedCalls());
        Assert.Empty(_accounts.ReceivedCalls());
        Assert.Empty(_accessTokens.ReceivedCalls());
        Assert.Empty(_log.ReceivedCalls());
    }

    private async Task RefusesAsEnded(string token)
    {
        Assert.Equal(AccountErrors.SessionEnded, (await Refresh(token)).Error);
        Assert.Empty(_accessTokens.ReceivedCalls());
    }

    private RefreshToken Token(string text) => new(_session.Id, text, $"hash of {text}");

    private Task<Result<SignedInDto>> Refresh(string token, TimeSpan after = default) =>
        new RefreshSessionHandler(_sessions, _accounts, _accessTokens, _refreshTokens, _limits, _log, Some.ClockAt(Some.Time + after)).Handle(new(token), default);
}
