using CleanTemplate.Domain.Common;
using CleanTemplate.WebApi.Tests.Host;

namespace CleanTemplate.WebApi.Tests.Access;

/// <summary>Who asks. Where an area keeps users, it derives from this, and they are users indeed.</summary>
internal abstract class TestedUsers
{
    public static TestedUsers OfThisHost { get; } = (TestedUsers)Activator.CreateInstance(
        typeof(TestedUsers).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(TestedUsers))).OrderBy(type => type == typeof(Strangers)).First())!;

    public abstract Task<UserId> Create(Api api, string role);

    /// <summary>An access token that is good now.</summary>
    public abstract Task<string> SignIn(Api api, UserId user, string role);

    /// <summary>Known by their tokens alone.</summary>
    private sealed class Strangers : TestedUsers
    {
        public override Task<UserId> Create(Api api, string role) => Task.FromResult(Api.NewUser());

        public override Task<string> SignIn(Api api, UserId user, string role) => Task.FromResult(api.Services.TokenFor(user, role));
    }
}
