using System.Security.Claims;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Common.Authorization;

/// <summary>Whoever sends the request.</summary>
public interface ICurrentUser
{
    bool IsSignedIn { get; }

    /// <summary>Reading it when nobody is signed in is a bug and throws.</summary>
    UserId Id { get; }

    bool May(string permission);
}

/// <summary>Reads access tokens, whoever issued them.</summary>
public interface IAccessTokenReader
{
    /// <summary>The claims of the token, named as they are in it; null when it is not genuine, or not for now, or not for us.</summary>
    ValueTask<ClaimsPrincipal?> Read(string token, CancellationToken cancellationToken);
}

/// <summary>Whether a genuine token still counts. Asked on every request, so it answers from memory.</summary>
public interface ITokenStanding
{
    Standing Of(ClaimsPrincipal token);
}

public enum Standing
{
    Good,

    /// <summary>Its session has ended, or its user has changed since.</summary>
    Revoked,

    /// <summary>What has been revoked of late is not known here at the moment.</summary>
    Unknown,
}
