using System.Collections.Frozen;
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
