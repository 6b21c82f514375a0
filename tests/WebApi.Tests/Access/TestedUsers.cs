using CleanTemplate.Domain.Common;
using CleanTemplate.WebApi.Tests.Host;

namespace CleanTemplate.WebApi.Tests.Access;

/// <summary>Who asks. Where an area keeps users, it derives from this, and they are users indeed.</summary>
internal class TestedUsers
{
    public static TestedUsers OfThisHost { get; } = (TestedUsers)Activator.CreateInstance(
        typeof(TestedUsers).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(TestedUsers))).OrderBy(type => type == typeof(TestedUsers)).First())!;

    public virtual Task<UserId> Create(Api api, string role) => Task.FromResult(Api.NewUser());

    /// <summary>An access token that is good now.</summary>
    public virtual Task<string> SignIn(Api api, UserId user, string role) => Task.FromResult(api.Services.TokenFor(user, role));
}
