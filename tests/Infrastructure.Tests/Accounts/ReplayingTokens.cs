using CleanTemplate.Application.Accounts;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Infrastructure.Persistence.Accounts;
using CleanTemplate.Infrastructure.Signals;

namespace CleanTemplate.Infrastructure.Tests.Accounts;

public sealed class ReplayingTokens
{
    [Theory, OnEveryDatabase]
    public async Task A_token_that_comes_a_second_time_ends_the_session_although_the_answer_is_a_refusal(TestDatabase database)
    {
        await using var own = await database.Create();
        await using AccountServer server = new(own);
        var customer = await server.HasAccount();
        var first = (await server.SignIn()).Value;
        var next = (await server.Refresh(first.RefreshToken)).Value;
        server.Clock.Now += TimeSpan.FromSeconds(11);

        Assert.Equal(AccountErrors.TokenReplayed, (await server.Refresh(first.RefreshToken)).Error);

        var session = Assert.Single(await server.Rows<Session>());
        Assert.Equal((server.Clock.Now, SessionEnd.Replayed), (session.EndedAt, session.EndedBecause));
        var written = Assert.Single(await server.Rows<SecurityEvent>());
        Assert.Equal((SecurityEventKind.RefreshReplayed, customer, $"{session.Id}"), (written.Kind, written.User, written.Detail));
        Assert.Equal($"{session.Id}", Assert.Single(await server.Rows<Signal>()).Subject);
        Assert.Equal(AccountErrors.SessionEnded, (await server.Refresh(next.RefreshToken)).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task A_twin_within_ten_seconds_is_given_the_same_token(TestDatabase database)
    {
        await using var own = await database.Create();
        await using AccountServer server = new(own);
        await server.HasAccount();
        var first = (await server.SignIn()).Value;
        var next = (await server.Refresh(first.RefreshToken)).Value;
        server.Clock.Now += TimeSpan.FromSeconds(10);

        Assert.Equal(next.RefreshToken, (await server.Refresh(first.RefreshToken)).Value.RefreshToken);

        Assert.Null(Assert.Single(await server.Rows<Session>()).EndedAt);
        Assert.Empty(await server.Rows<Signal>());
    }

    [Theory, OnEveryDatabase]
    public async Task A_twin_is_a_replay_once_the_successor_was_used(TestDatabase database)
    {
        await using var own = await database.Create();
        await using AccountServer server = new(own);
        await server.HasAccount();
        var first = (await server.SignIn()).Value;
        await server.Refresh((await server.Refresh(first.RefreshToken)).Value.RefreshToken);

        Assert.Equal(AccountErrors.TokenReplayed, (await server.Refresh(first.RefreshToken)).Error);

        Assert.Equal(SessionEnd.Replayed, Assert.Single(await server.Rows<Session>()).EndedBecause);
    }

    [Theory, OnEveryDatabase]
    public async Task Refreshes_at_the_same_moment_all_succeed_with_one_successor(TestDatabase database)
    {
        await using var own = await database.Create();
        await using AccountServer server = new(own);
        await server.HasAccount();
        var first = (await server.SignIn()).Value;
        var before = Assert.Single(await server.Rows<Session>());

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => server.Refresh(first.RefreshToken))));

        var successor = Assert.Single(answers.Select(answer => answer.Value.RefreshToken).Distinct());
        var after = Assert.Single(await server.Rows<Session>());
        Assert.Equal((before.TokenHash, server.Get<IRefreshTokens>().Read(successor)!.Hash), (after.UsedTokenHash, after.TokenHash));
        Assert.Equal(before.Version + 1, after.Version);
        Assert.Null(after.EndedAt);
    }
}
