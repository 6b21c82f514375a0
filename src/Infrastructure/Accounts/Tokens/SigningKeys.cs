using System.Text.Json.Nodes;
using CleanTemplate.Application.Accounts;
using CleanTemplate.Infrastructure.Tokens;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Accounts.Tokens;

/// <summary>
/// The key ring in use. Keys rotate without a restart: settings and folder are looked at again once a minute, and what is
/// wrong with them then is logged while the ring stays as it was.
/// </summary>
internal sealed partial class SigningKeys(IConfiguration configuration, KeySource source, TimeProvider clock, ILogger<SigningKeys> logger)
    : IVerificationKeys, IPublishedKeys
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMinutes(1);

    private readonly Lock _looking = new();
    private volatile Look? _last;

    public KeyRing Ring => _last is { } last && clock.GetUtcNow() < last.Until ? last.Ring : LookAgain();

    public ValueTask<VerificationKey?> Find(string kid, CancellationToken cancellationToken) => new(Ring.Accepted.GetValueOrDefault(kid));

    public string JsonWebKeySet() => new JsonObject { ["keys"] = new JsonArray([.. Ring.Accepted.Values.Select(Jwk.Write)]) }.ToJsonString();

    private KeyRing LookAgain()
    {
        lock (_looking)
        {
            var now = clock.GetUtcNow();
            if (_last is { } last && now < last.Until) return last.Ring;

            List<string> wrong = [];
            // As the configuration is now: options stay as they were at the start.
            var ring = source.Read(configuration.GetSection(TokenOptions.Section).Get<KeyOptions>() ?? new(), wrong);
            if (ring is null && _last is null) throw new OptionsValidationException(TokenOptions.Section, typeof(KeyOptions), wrong);
            if (ring is null) Log.Kept(logger, string.Join(' ', wrong));

            _last = new(ring ?? _last!.Ring, now + LookAgainAfter);
            return _last.Ring;
        }
    }

    private sealed record Look(KeyRing Ring, DateTimeOffset Until);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The keys cannot be read any more; those in use stay. {Wrong}")]
        public static partial void Kept(ILogger logger, string wrong);
    }
}
