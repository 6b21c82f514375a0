using CleanTemplate.Domain.Accounts;

namespace CleanTemplate.Application.Accounts;

/// <summary>What a session is continued with. Nothing of it is stored but the hash.</summary>
public interface IRefreshTokens
{
    /// <summary>A new one, for a session that begins.</summary>
    RefreshToken First(SessionId session);

    /// <summary>Null when we never made it.</summary>
    RefreshToken? Read(string? text);

    /// <summary>Its successor: the same one on every host, however often it is asked for.</summary>
    RefreshToken After(RefreshToken used);
}

public sealed record RefreshToken(SessionId Session, string Text, string Hash);
