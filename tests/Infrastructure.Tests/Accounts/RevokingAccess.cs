using System.Security.Claims;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Accounts.Revocation;
using CleanTemplate.Infrastructure.Signals;
using CleanTemplate.Infrastructure.Tests.InDepth;
using CleanTemplate.Infrastructure.Tests.Signals;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CleanTemplate.Infrastructure.Tests.Accounts;

public sealed class RevokingAccess
{
    private static readonly UserId User = UserId.New(DateTimeOffset.UnixEpoch), OtherUser = UserId.New(DateTimeOffset.UnixEpoch);
    private static readonly SessionId Session = SessionId.New(DateTimeOffset.UnixEpoch), OtherSession = SessionId.New(DateTimeOffset.UnixEpoch);

    private readonly TestClock _clock = new();
    private readonly SignalFreshness _freshness;
    private readonly Revocations _revocations;

    public RevokingAccess()
    {
        _freshness = new(_clock);
        _revocations = new(_freshness, _clock);
    }

    [Fact]
    public void A_token_of_version_3_stands_as_its_session_and_its_user_do()
    {
        (string When, Standing Expected, Signal[] Heard)[] table =
        [
            ("nothing was revoked", Standing.Good, []),
            ("its session has ended", Standing.Revoked, [Ended(Session)]),
            ("another session has ended", Standing.Good, [Ended(OtherSession)]),
            ("its user has changed since", Standing.Revoked, [Changed(User, 4)]),
            ("its user has changed twice, and that was heard in the wrong order", Standing.Revoked, [Changed(User, 4), Changed(User, 2)]),
            ("its user had changed before", Standing.Good, [Changed(User, 3)]),
            ("another user has changed", Standing.Good, [Changed(OtherUser, 4)]),
            ("everything has happened", Standing.Revoked, [Changed(User, 4), Ended(Session), Changed(OtherUser, 4), Ended(OtherSession)]),
        ];

        Refresh();
        Assert.All(table, row => Assert.Equal((row.When, row.Expected), (row.When, Knowing(row.Heard).Of(Token()))));
    }

    [Fact]
    public void Before_anything_could_be_heard_nothing_is_known() => Assert.Equal(Standing.Unknown, _revocations.Of(Token()));

    [Theory]
    [InlineData("sub", null), InlineData("sub", ""), InlineData("sub", "customer")]
    [InlineData("sid", null), InlineData("sid", ""), InlineData("sid", "7")]
    [InlineData("ver", null), InlineData("ver", ""), InlineData("ver", "-1"), InlineData("ver", "1e3"), InlineData("ver", "99999999999999999999")]
    public void A_token_that_does_not_say_whose_it_is_counts_for_nothing(string claim, string? value)
    {
        Assert.Equal(Standing.Revoked, _revocations.Of(Token(claim, value)));

        Refresh();
        Assert.Equal(Standing.Revoked, _revocations.Of(Token(claim, value)));
    }

    [Fact]
    public void After_15_seconds_without_news_nothing_is_known()
    {
        Refresh();
        _clock.Skip(TimeSpan.FromSeconds(14));
        Assert.Equal(Standing.Good, _revocations.Of(Token()));

        _clock.Skip(TimeSpan.FromSeconds(2));
        Assert.Equal(Standing.Unknown, _revocations.Of(Token()));

        Refresh();
        Assert.Equal(Standing.Good, _revocations.Of(Token()));
    }

    [Fact]
    public void What_concerns_no_living_token_any_more_is_forgotten()
    {
        _revocations.Hear(Ended(Session));
        _clock.Now = _clock.Now.AddMinutes(19);
        _revocations.Hear(Changed(User, 4));
        Assert.Equal(2, _revocations.Count);

        _clock.Now = _clock.Now.AddMinutes(2);
        _revocations.Hear(Changed(OtherUser, 4));
        Assert.Equal(2, _revocations.Count);

        Refresh();
        Assert.Equal(Standing.Revoked, _revocations.Of(Token()));
    }

    [Fact]
    public void Of_two_changes_the_later_one_says_how_long_to_remember()
    {
        var earlier = Changed(User, 3);
        _clock.Now = _clock.Now.AddMinutes(10);
        _revocations.Hear(Changed(User, 4));
        _revocations.Hear(earlier);

        _clock.Now = _clock.Now.AddMinutes(15);
        _revocations.Hear(Ended(OtherSession));

        Refresh();
        Assert.Equal(Standing.Revoked, _revocations.Of(Token()));
    }

    [Theory, OnEveryDatabase]
    public async Task A_session_that_ends_here_has_ended_everywhere_within_seconds(TestDatabase database)
    {
        await using var own = await database.Create();
        await using var here = Composition.Of(own.Provider, own.ConnectionString);
        await using var there = Composition.Of(own.Provider, own.ConnectionString);
        await using Running both = await Running.Start(here, there);
        Assert.All([here, there], instance => Assert.Equal(Standing.Good, instance.GetRequiredService<ITokenStanding>().Of(Token())));

        await own.Raise(Ended(Session));

        await Eventually.Is(() => new[] { here, there }.All(instance => instance.GetRequiredService<ITokenStanding>().Of(Token()) == Standing.Revoked));
    }

    private Revocations Knowing(params Signal[] signals)
    {
        Revocations revocations = new(_freshness, _clock);
        foreach (var signal in signals) revocations.Hear(signal);
        return revocations;
    }

    private Signal Ended(SessionId session) => RevocationSignals.SessionEnded(session, _clock.Now);

    private Signal Changed(UserId user, long version) => RevocationSignals.UserChanged(user, version, _clock.Now);

    private static ClaimsPrincipal Token(string? without = null, string? instead = null)
    {
        List<Claim> claims = [new("sub", $"{User}"), new("sid", $"{Session}"), new("ver", "3")];
        claims.RemoveAll(claim => claim.Type == without);
        if (without is not null && instead is not null) claims.Add(new(without, instead));
        return new(new ClaimsIdentity(claims, "test"));
    }

    private void Refresh() => _freshness.Renew(_clock.GetTimestamp());

    private sealed class Running(IReadOnlyList<IHostedService> services) : IAsyncDisposable
    {
        public static async Task<Running> Start(params IServiceProvider[] instances)
        {
            List<IHostedService> services = [.. instances.SelectMany(instance => instance.GetServices<IHostedService>())];
            foreach (var service in services) await service.StartAsync(default);
            return new(services);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var service in services) await service.StopAsync(default);
        }
    }
}
