using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Accounts;

public interface IAccessTokens
{
    /// <summary>A token for this session of the user, in the user's present version and roles.</summary>
    AccessToken Issue(UserId user, SessionId session, long version, IReadOnlyCollection<string> roles);
}

public sealed record AccessToken(string Value, TimeSpan Lifetime);

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

public interface IPublishedKeys
{
    /// <summary>The public keys that our tokens are verified with, as a JSON Web Key Set (RFC 7517).</summary>
    string JsonWebKeySet();
}

/// <summary>Where a request comes from.</summary>
public interface ICaller
{
    string Address { get; }

    string UserAgent { get; }

    /// <summary>Reading it when nobody is signed in is a bug and throws.</summary>
    SessionId Session { get; }
}
