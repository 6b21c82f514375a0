using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Signals;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Accounts.Revocation;

/// <summary>Which sessions have ended and which users have changed, for as long as a token from before can live.</summary>
internal sealed class Revocations(SignalFreshness freshness, TimeProvider clock) : ISignalListener, ITokenStanding
{
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, Revocation> _known = [];
    private DateTimeOffset _sweptAt;

    public string Topic => RevocationSignals.Topic;

    public int Count => _known.Count;

    public void Hear(Signal signal)
    {
        Revocation heard = new(signal.Number, signal.At);
        _known.AddOrUpdate(Guid.Parse(signal.Subject), heard, (_, known) => known.And(heard));
        DropExpired(clock.GetUtcNow());
    }

    public Standing Of(ClaimsPrincipal token)
    {
        if (!Guid.TryParse(token.FindFirstValue("sub"), out var user)
            || !Guid.TryParse(token.FindFirstValue("sid"), out var session)
            || !long.TryParse(token.FindFirstValue("ver"), NumberStyles.None, CultureInfo.InvariantCulture, out var version)) return Standing.Revoked;
        if (!freshness.IsFresh) return Standing.Unknown;

        return Counts(version, session) && Counts(version, user) ? Standing.Good : Standing.Revoked;
    }

    private bool Counts(long version, Guid subject) => !_known.TryGetValue(subject, out var revocation) || version >= revocation.LowestVersion;

    private void DropExpired(DateTimeOffset now)
    {
        if (now - _sweptAt < BetweenSweeps) return;

        _sweptAt = now;
        foreach (var (subject, revocation) in _known)
        {
            if (now - revocation.At > SignalPoller.Recent) _known.TryRemove(subject, out _);
        }
    }

    private sealed record Revocation(long LowestVersion, DateTimeOffset At)
    {
        public Revocation And(Revocation other) => new(Math.Max(LowestVersion, other.LowestVersion), At > other.At ? At : other.At);
    }
}

/// <summary>What takes access away: the id of a session or a user, and the lowest version of its tokens that still counts.</summary>
internal static class RevocationSignals
{
    public const string Topic = "revocations";

    public static Signal SessionEnded(SessionId session, DateTimeOffset at) => Signal.Of(Topic, session.ToString(), long.MaxValue, at);

    public static Signal UserChanged(UserId user, long version, DateTimeOffset at) => Signal.Of(Topic, user.ToString(), version, at);
}

internal sealed class RevocationServices : IAreaServices
{
    public void AddTo(IServiceCollection services) => services
        .AddScoped<IInterceptor, RevocationInterceptor>()
        .AddSingleton<Revocations>()
        .AddSingleton<ISignalListener>(provider => provider.GetRequiredService<Revocations>())
        .AddSingleton<ITokenStanding>(provider => provider.GetRequiredService<Revocations>());
}
