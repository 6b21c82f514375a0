using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Databases;

/// <summary>Signed in unless a test says otherwise, and allowed everything.</summary>
public sealed class TestUser : ICurrentUser
{
    public bool IsSignedIn { get; set; } = true;

    public UserId Id { get; set; } = UserId.New(DateTimeOffset.UnixEpoch);

    public bool May(string permission) => true;
}
