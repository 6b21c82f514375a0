using System.Security.Claims;
using CleanTemplate.Application.Common.Authorization;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Tokens;

/// <summary>
/// Reads tokens of one form (RFC 9068, ES256) and refuses all others. Nothing but the header is looked at before the
/// signature is verified; that happens once, then the token is remembered until it expires or its key goes.
/// </summary>
internal sealed class TokenReader(IVerificationKeys keys, IOptions<TokenOptions> options, TimeProvider clock) : IAccessTokenReader
{
    private const int MaxLength = 4096;

    public TokenMemory Memory { get; init; } = new();

    public async ValueTask<ClaimsPrincipal?> Read(string token, CancellationToken cancellationToken)
    {
        if (token.Length > MaxLength) return null;

        var id = TokenMemory.IdOf(token);
        var remembered = Memory.Find(id);
        var verified = remembered ?? await Verify(token, cancellationToken);
        if (verified is null || verified.Claims.HaveExpired(clock.GetUtcNow())) return null;
        if (remembered is null) Memory.Keep(id, verified);
        else if (await IsGone(remembered.Key, cancellationToken)) return null;

        return verified.Claims.ToPrincipal();
    }

    private async ValueTask<VerifiedToken?> Verify(string token, CancellationToken cancellationToken)
    {
        if (TokenText.Read(token) is not { } text || TokenHeader.KeyIn(text.Header) is not { } kid) return null;
        if (await keys.Find(kid, cancellationToken) is not { } key || !key.Verifies(text)) return null;

        return TokenClaims.Read(text.Payload, options.Value, clock.GetUtcNow()) is { } claims ? new(claims, key) : null;
    }

    private async ValueTask<bool> IsGone(VerificationKey key, CancellationToken cancellationToken) =>
        (await keys.Find(key.Id, cancellationToken))?.Thumbprint != key.Thumbprint;
}
