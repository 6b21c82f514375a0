using System.Security.Claims;

namespace CleanTemplate.Application.Common.Authorization;

/// <summary>Reads access tokens, whoever issued them.</summary>
public interface IAccessTokenReader
{
    /// <summary>The claims of the token, named as they are in it; null when it is not genuine, or not for now, or not for us.</summary>
    ValueTask<ClaimsPrincipal?> Read(string token, CancellationToken cancellationToken);
}
