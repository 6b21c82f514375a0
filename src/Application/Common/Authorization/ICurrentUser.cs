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
