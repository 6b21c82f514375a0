using System.Security.Claims;

namespace CleanTemplate.Application.Common.Authorization;

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
