using System.Collections.Frozen;
using System.Security.Cryptography;
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

/// <summary>The private key that tokens are signed with.</summary>
internal sealed class SigningKey(string id, ECParameters key)
{
    public string Id => id;

    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        // Its own each time: ECDsa promises nothing to several threads.
        using var signer = ECDsa.Create(key);
        return signer.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }
}

/// <summary>The server's keys, as they were when they were last looked at.</summary>
/// <param name="Current">Signs.</param>
/// <param name="Accepted">By their ids: the current, the next and the retired ones.</param>
/// <param name="RefreshKey">What refresh tokens are made with.</param>
internal sealed record KeyRing(SigningKey Current, FrozenDictionary<string, VerificationKey> Accepted, byte[] RefreshKey);

internal static class Pem
{
    /// <summary>A P-256 key, with its private part where that is there; null for anything else.</summary>
    public static ECParameters? Read(string text)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(text);
            var parameters = Export(key);
            return parameters.Curve.IsNamed && parameters.Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value ? parameters : null;
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or CryptographicException)
        {
            return null;
        }
    }

    // There is no other way to ask whether the private part is there.
    private static ECParameters Export(ECDsa key)
    {
        try
        {
            return key.ExportParameters(includePrivateParameters: true);
        }
        catch (CryptographicException)
        {
            return key.ExportParameters(includePrivateParameters: false);
        }
    }
}
