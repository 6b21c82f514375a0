using System.ComponentModel.DataAnnotations;

namespace CleanTemplate.Infrastructure.Tokens.Issuers;

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
