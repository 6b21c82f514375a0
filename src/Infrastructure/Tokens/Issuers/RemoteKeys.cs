using System.Collections.Frozen;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using CleanTemplate.Infrastructure.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Tokens.Issuers;

/// <summary>
/// The keys an issuer publishes, kept here. They are fetched again when they are no longer fresh, or when a token names an
/// unknown one; never twice at a time, and not more often than the settings allow. A fetch that fails changes nothing.
/// </summary>
internal sealed partial class RemoteKeys(
    IHttpClientFactory clients, IOptions<IssuerOptions> options, TimeProvider clock, ILogger<RemoteKeys> logger) : IVerificationKeys, IDisposable
{
    public const string Client = "Issuer";
    public const int MaxDocumentLength = 64 * 1024;
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _fetching = new(1);
    private volatile Look? _last;

    public async ValueTask<VerificationKey?> Find(string kid, CancellationToken cancellationToken)
    {
        // In Development one may do without an issuer.
        if (options.Value.KeysAddress is null) return null;

        if (IsDue(kid))
        {
            await _fetching.WaitAsync(cancellationToken);
            try
            {
                if (IsDue(kid)) _last = await Fetch() is { } keys ? new(keys, clock.GetTimestamp(), Failed: false) : new(_last?.Keys ?? KeySet.Empty, clock.GetTimestamp(), Failed: true);
            }
            finally
            {
                _fetching.Release();
            }
        }

        return _last?.Keys.GetValueOrDefault(kid);
    }

    public void Dispose() => _fetching.Dispose();

    private bool IsDue(string kid) => _last is not { } last
        || clock.GetElapsedTime(last.At) >= (last.Keys.ContainsKey(kid) && !last.Failed ? options.Value.KeysStayFresh : options.Value.KeysFetchedAtMostEvery);

    // Not cancelled with the request that happened to need it: the next one would have to wait for its turn to fetch.
    private async Task<FrozenDictionary<string, VerificationKey>?> Fetch()
    {
        try
        {
            using var client = clients.CreateClient(Client);
            var keys = KeySet.Read(await client.GetByteArrayAsync(options.Value.KeysAddress));
            if (keys is null) Log.Useless(logger, options.Value.KeysAddress);
            return keys;
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or OperationCanceledException)
        {
            Log.Unreachable(logger, options.Value.KeysAddress, unreachable.Message);
            return null;
        }
    }

    private sealed record Look(FrozenDictionary<string, VerificationKey> Keys, long At, bool Failed);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{Address} has no key that tokens could be verified with; the keys known before stay in use.")]
        public static partial void Useless(ILogger logger, Uri? address);

        [LoggerMessage(LogLevel.Error, "The issuer's keys could not be fetched from {Address}; those known before stay in use. {Reason}")]
        public static partial void Unreachable(ILogger logger, Uri? address, string reason);
    }
}

/// <summary>A document of keys (RFC 7517): those that can verify our tokens, by their ids. All others are passed over.</summary>
internal static class KeySet
{
    public static readonly FrozenDictionary<string, VerificationKey> Empty = FrozenDictionary<string, VerificationKey>.Empty;

    /// <summary>Null when this is no such document, or has no key for us.</summary>
    public static FrozenDictionary<string, VerificationKey>? Read(byte[] document)
    {
        try
        {
            using var json = JsonDocument.Parse(document);
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("keys", out var keys) || keys.ValueKind != JsonValueKind.Array) return null;

            var known = keys.EnumerateArray().Select(Jwk.Read).OfType<VerificationKey>().DistinctBy(key => key.Id).ToFrozenDictionary(key => key.Id, StringComparer.Ordinal);
            return known.Count > 0 ? known : null;
        }
        // Text that is no UTF-8 is found only when it is asked for, and is no JsonException.
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}

public sealed class IssuerOptions
{
    /// <summary>Where the issuer publishes its keys (JWKS): https, or http on this machine.</summary>
    public Uri? KeysAddress { get; set; }

    /// <summary>How long keys are taken for current before they are fetched again, from a minute to a day.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan KeysStayFresh { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a token with an unknown key waits at least for the next fetch, from a second to an hour.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan KeysFetchedAtMostEvery { get; set; } = TimeSpan.FromSeconds(30);

    public bool HasSafeAddress => KeysAddress is { IsAbsoluteUri: true } address
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}

/// <summary>The keys of an issuer elsewhere, where nothing here issues tokens.</summary>
internal sealed class IssuerServices : IAreaServices
{
    public void AddTo(IServiceCollection services)
    {
        services.TryAddSingleton<IVerificationKeys, RemoteKeys>();
        services.AddSettings<IssuerOptions>(TokenOptions.Section).AddOptions<IssuerOptions>().Validate<IHostEnvironment>(
            (options, environment) => options.HasSafeAddress || environment.IsDevelopment() || !AreAsked(services),
            $"{TokenOptions.Section}:{nameof(IssuerOptions.KeysAddress)}: The https address of the issuer's keys is required (http only on this machine).");
        services.AddHttpClient(RemoteKeys.Client, client => (client.Timeout, client.MaxResponseContentBufferSize) = (RemoteKeys.Patience, RemoteKeys.MaxDocumentLength))
            // Keys come from the address that was configured, not from where it points today.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
    }

    // Another area may take our place after us.
    private static bool AreAsked(IServiceCollection services) => services.Any(service => service.ImplementationType == typeof(RemoteKeys));
}
