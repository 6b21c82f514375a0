using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using NSubstitute;

namespace CleanTemplate.Application.Tests.Accounts;

public sealed class EndingSessions
{
    private static readonly UserId User = Some.User();

    private readonly Session _here = Some.Session(User);
    private readonly Session _elsewhere = Some.Session(User);
    private readonly Session _ofSomebodyElse = Some.Session(Some.User());
    private readonly ISessionRepository _sessions = Substitute.For<ISessionRepository>();
    private readonly ICurrentUser _user = Substitute.For<ICurrentUser>();
    private readonly ICaller _caller = Substitute.For<ICaller>();

    public EndingSessions()
    {
        Session[] all = [_here, _elsewhere, _ofSomebodyElse];
        _user.Id.Returns(User);
        _caller.Session.Returns(_here.Id);
        _sessions.Find(default, default(CancellationToken)).ReturnsForAnyArgs(call => all.SingleOrDefault(session => session.Id == call.Arg<SessionId>()));
        _sessions.Find(default, default, default).ReturnsForAnyArgs(call =>
            all.SingleOrDefault(session => session.Id == call.Arg<SessionId>() && session.User == call.Arg<UserId>()));
        _sessions.FindLive(default, default).ReturnsForAnyArgs(call => all.Where(session => session.User == call.Arg<UserId>() && session.EndedAt is null).ToList());
    }

    [Fact]
    public async Task Signing_out_ends_the_session_at_hand_alone()
    {
        Assert.Null((await SignOut()).Error);

        AssertSignedOut(_here);
        AssertLive(_elsewhere, _ofSomebodyElse);
    }

    [Fact]
    public async Task Signing_out_of_a_session_that_is_gone_is_no_error()
    {
        _caller.Session.Returns(SessionId.New(Some.Time));

        Assert.Null((await SignOut()).Error);

        AssertLive(_here, _elsewhere, _ofSomebodyElse);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_all_sessions_of_the_user_this_one_too()
    {
        Assert.Null((await new SignOutEverywhereHandler(_sessions, _user, Some.Clock).Handle(new(), default)).Error);

        AssertSignedOut(_here);
        AssertSignedOut(_elsewhere);
        AssertLive(_ofSomebodyElse);
    }

    [Fact]
    public async Task A_user_ends_one_of_their_sessions()
    {
        Assert.Null((await End(_elsewhere.Id)).Error);

        AssertSignedOut(_elsewhere);
        AssertLive(_here);
    }

    [Fact]
    public async Task Ending_a_session_twice_is_ending_it_once()
    {
        _elsewhere.End(SessionEnd.PasswordChanged, Some.Time);

        Assert.Null((await End(_elsewhere.Id)).Error);

        Assert.Equal(SessionEnd.PasswordChanged, _elsewhere.EndedBecause);
    }

    [Fact]
    public async Task The_session_of_somebody_else_is_not_found_like_one_that_never_was()
    {
        var unknown = SessionId.New(Some.Time);

        Assert.Equal(AccountErrors.SessionNotFound(_ofSomebodyElse.Id), (await End(_ofSomebodyElse.Id)).Error);
        Assert.Equal(AccountErrors.SessionNotFound(unknown), (await End(unknown)).Error);

        AssertLive(_ofSomebodyElse);
    }

    [Fact]
    public async Task My_sessions_are_those_of_whoever_asks_that_are_live_now()
    {
        var queries = Substitute.For<ISessionQueries>();
        ListMySessions list = new(Page: 2);
        Page<SessionDto> page = new([], Number: 2, Size: 20, TotalCount: 0);
        queries.ListLive(User, Some.Time, list, default).Returns(page);

        Assert.Same(page, (await new ListMySessionsHandler(queries, _user, Some.Clock).Handle(list, default)).Value);
    }

    private static void AssertSignedOut(Session session) => Assert.Equal((SessionEnd.SignedOut, Some.Time), (session.EndedBecause, session.EndedAt));

    private static void AssertLive(params Session[] sessions) => Assert.All(sessions, session => Assert.Null(session.EndedAt));

    private Task<Result<Unit>> SignOut() => new SignOutHandler(_sessions, _user, _caller, Some.Clock).Handle(new(), default);

    private Task<Result<Unit>> End(SessionId session) => new EndSessionHandler(_sessions, _user, Some.Clock).Handle(new(session), default);
}
