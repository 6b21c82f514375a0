using CleanTemplate.Domain.Accounts;

namespace CleanTemplate.Application.Accounts;

/// <summary>What a client needs to act for its user: the access token for each request, the refresh token, once, for the next pair.</summary>
public sealed record SignedInDto(SessionId Session, string AccessToken, int ExpiresIn, string RefreshToken, string TokenType = "Bearer")
{
    internal static SignedInDto Of(AccessToken access, RefreshToken refresh) =>
        new(refresh.Session, access.Value, (int)access.Lifetime.TotalSeconds, refresh.Text);
}
