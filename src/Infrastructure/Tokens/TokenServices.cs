using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Infrastructure.Common;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Tokens;

internal sealed class TokenServices : IAreaServices
{
    // A singleton, because it remembers the tokens it has verified.
    public void AddTo(IServiceCollection services) => services
        .AddSettings<TokenOptions>(TokenOptions.Section)
        .AddSingleton<IAccessTokenReader, TokenReader>();
}

public sealed class TokenOptions
{
    public const string Section = "Tokens";

    /// <summary>Who issues the tokens, as they say it in <c>iss</c>.</summary>
    [Required]
    public string Issuer { get; set; } = "";

    /// <summary>Whom the tokens are for, as they say it in <c>aud</c>: this application.</summary>
    [Required]
    public string Audience { get; set; } = "";

    /// <summary>How long a token that is issued here counts, from one minute to 15: instances remember for as long what was revoked.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "00:15:00")]
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(15);
}

/// <summary>The tokens that were verified of late, in two generations: when the young one is full, the old one is forgotten.</summary>
internal sealed class TokenMemory(int generation = TokenMemory.Generation)
{
    public const int Generation = 10_000;

    private readonly Lock _keeping = new();
    private volatile ConcurrentDictionary<(UInt128, UInt128), VerifiedToken> _young = [];
    private volatile ConcurrentDictionary<(UInt128, UInt128), VerifiedToken> _old = [];

    public int Count => _young.Count + _old.Count;

    /// <summary>The SHA-256 of the whole token, signature included: nothing else is recognised again.</summary>
    public static (UInt128, UInt128) IdOf(string token)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(token.AsSpan()), hash);
        return MemoryMarshal.Read<(UInt128, UInt128)>(hash);
    }

    public VerifiedToken? Find((UInt128, UInt128) id)
    {
        if (_young.TryGetValue(id, out var token)) return token;
        if (_old.TryGetValue(id, out token)) Keep(id, token);
        return token;
    }

    public void Keep((UInt128, UInt128) id, VerifiedToken token)
    {
        lock (_keeping)
        {
            if (_young.Count >= generation) (_old, _young) = (_young, []);
            _young[id] = token;
        }
    }
}

/// <summary>A token's claims, and the key that its signature was verified with.</summary>
internal sealed record VerifiedToken(TokenClaims Claims, VerificationKey Key);
