using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Accounts;

public interface IAccessTokens
{
    /// <summary>A token for this session of the user, in the user's present version and roles.</summary>
    AccessToken Issue(UserId user, SessionId session, long version, IReadOnlyCollection<string> roles);
}

public sealed record AccessToken(string Value, TimeSpan Lifetime);
