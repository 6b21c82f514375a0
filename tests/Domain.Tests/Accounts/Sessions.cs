using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Tests.Accounts;

public sealed class Sessions
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = Start.AddMinutes(5);
    private static readonly TimeSpan Instant = TimeSpan.FromTicks(1);

    [Fact]
    public void A_session_starts_with_its_first_token_and_says_so()
    {
        var (id, user) = (SessionId.New(Start), UserId.New(Start));

        var session = Session.Start(id, user, "first", "Phone", "Browser/1.0", Start);

        Assert.Equal((id, user, "first", "Phone", "Browser/1.0"), (session.Id, session.User, session.TokenHash, session.Device, session.UserAgent));
        Assert.Equal((Start, Start), (session.StartedAt, session.LastUsedAt));
        Assert.Equal((null, null, null), (session.UsedTokenHash, session.EndedAt, session.EndedBecause));
        Assert.Equal(new SessionStarted(id, user, Start), Assert.Single(session.Events));
    }

    [Theory, InlineData(0), InlineData(Session.UserAgentLength), InlineData(Session.UserAgentLength + 1), InlineData(5_000)]
    public void A_long_user_agent_is_shortened(int length) =>
        Assert.Equal(new string('x', Math.Min(length, Session.UserAgentLength)), Started(userAgent: new string('x', length)).UserAgent);

    [Fact]
    public void A_user_agent_is_not_cut_within_a_character()
    {
        var session = Started(userAgent: new string('x', Session.UserAgentLength - 1) + "😀");

        Assert.Equal(new string('x', Session.UserAgentLength - 1), session.UserAgent);
    }

    [Fact]
    public void A_refresh_replaces_the_token_by_its_successor()
    {
        var session = Started();

        Assert.Null(session.Refresh("first", "second", Later).Error);

        Assert.Equal(("first", "second", Later), (session.UsedTokenHash, session.TokenHash, session.LastUsedAt));
        Assert.Single(session.Events);
    }

    [Fact]
    public void A_token_that_was_never_replaced_is_good_long_after_the_grace()
    {
        var session = Started();
        session.Refresh("first", "second", Later);

        Assert.Null(session.Refresh("second", "third", Later.AddDays(3)).Error);

        Assert.Equal("third", session.TokenHash);
    }

    [Fact]
    public void A_twin_within_the_grace_gets_the_same_and_changes_nothing()
    {
        var session = Started();
        session.Refresh("first", "second", Later);

        Assert.Null(session.Refresh("first", "second", Later + Session.Grace).Error);

        Assert.Equal(("first", "second", Later), (session.UsedTokenHash, session.TokenHash, session.LastUsedAt));
        Assert.Null(session.EndedAt);
        Assert.Single(session.Events);
    }

    [Fact]
    public void Twins_do_not_prolong_the_grace()
    {
        var session = Started();
        session.Refresh("first", "second", Later);
        session.Refresh("first", "second", Later + Session.Grace);

        Assert.Equal(AccountErrors.TokenReplayed, session.Refresh("first", "second", Later + Session.Grace + Instant).Error);
    }

    [Fact]
    public void A_second_use_after_the_grace_ends_the_session()
    {
        var session = Started();
        session.Refresh("first", "second", Later);

        EndsAsReplayed(session, "first", at: Later + Session.Grace + Instant);
    }

    [Fact]
    public void A_second_use_after_the_successor_was_used_ends_the_session_even_within_the_grace()
    {
        var session = Started();
        session.Refresh("first", "second", Later);
        session.Refresh("second", "third", Later.AddSeconds(1));

        EndsAsReplayed(session, "first", at: Later.AddSeconds(2));
    }

    [Fact]
    public void A_token_that_was_never_given_out_ends_the_session() => EndsAsReplayed(Started(), "unknown", Later);

    [Fact]
    public void An_ended_session_refuses_without_a_trace()
    {
        var session = Started();
        session.End(SessionEnd.SignedOut, Later);

        foreach (var hash in new[] { "first", "unknown" }) RefusesWithoutTrace(session, hash, Later.AddSeconds(1));
    }

    [Fact]
    public void An_idle_session_refuses_without_a_trace()
    {
        foreach (var hash in new[] { "first", "unknown" }) RefusesWithoutTrace(Started(), hash, Start + Session.MaxIdle + Instant);

        Assert.Null(Started().Refresh("first", "second", Start + Session.MaxIdle).Error);
    }

    [Fact]
    public void Every_use_lets_a_session_live_on()
    {
        var session = Started();
        session.Refresh("first", "second", Start + Session.MaxIdle);

        Assert.Null(session.Refresh("second", "third", Start + (2 * Session.MaxIdle)).Error);
    }

    [Fact]
    public void A_replay_answers_as_an_ended_session_does_but_leaves_a_trace()
    {
        Assert.True(AccountErrors.TokenReplayed.LeavesTrace);
        Assert.Equal(AccountErrors.SessionEnded, AccountErrors.TokenReplayed with { LeavesTrace = false });
    }

    [Theory, InlineData(SessionEnd.SignedOut), InlineData(SessionEnd.PasswordChanged), InlineData(SessionEnd.Locked)]
    public void An_end_says_why(SessionEnd because)
    {
        var session = Started();

        session.End(because, Later);

        Assert.Equal((Later, because), (session.EndedAt, session.EndedBecause));
        Assert.Equal(new SessionEnded(session.Id, session.User, because, Later), session.Events[^1]);
    }

    [Fact]
    public void Ending_twice_is_ending_once()
    {
        var session = Started();
        session.End(SessionEnd.Locked, Later);

        session.End(SessionEnd.SignedOut, Later.AddDays(1));

        Assert.Equal((Later, SessionEnd.Locked), (session.EndedAt, session.EndedBecause));
        Assert.Single(session.Events.OfType<SessionEnded>());
    }

    private static void EndsAsReplayed(Session session, string presented, DateTimeOffset at)
    {
        var good = session.TokenHash;

        Assert.Equal(AccountErrors.TokenReplayed, session.Refresh(presented, "successor", at).Error);

        Assert.Equal((at, SessionEnd.Replayed), (session.EndedAt, session.EndedBecause));
        Assert.Equal(new SessionEnded(session.Id, session.User, SessionEnd.Replayed, at), session.Events[^1]);
        RefusesWithoutTrace(session, good, at);
    }

    private static void RefusesWithoutTrace(Session session, string presented, DateTimeOffset at)
    {
        var before = (session.TokenHash, session.UsedTokenHash, session.LastUsedAt, session.EndedAt, session.Events.Count);

        Assert.Equal(AccountErrors.SessionEnded, session.Refresh(presented, "successor", at).Error);

        Assert.Equal(before, (session.TokenHash, session.UsedTokenHash, session.LastUsedAt, session.EndedAt, session.Events.Count));
    }

    private static Session Started(string userAgent = "") => Session.Start(SessionId.New(Start), UserId.New(Start), "first", "Phone", userAgent, Start);
}
