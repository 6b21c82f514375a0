using CleanTemplate.Domain.Accounts;

namespace CleanTemplate.Application.Accounts;

public interface IRefreshTokens
{
    /// <summary>The first token of a session.</summary>
    RefreshToken First(SessionId session);

    /// <summary>What the text says; null when it is none of ours.</summary>
    RefreshToken? Read(string? text);

    /// <summary>The successor of a token, the same however often it is asked for.</summary>
    RefreshToken After(RefreshToken used);
}

/// <summary>The text is the client's alone; only the hash is kept.</summary>
public sealed record RefreshToken(SessionId Session, string Text, string Hash);
