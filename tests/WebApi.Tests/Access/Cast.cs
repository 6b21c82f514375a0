using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Domain.Common;
using CleanTemplate.WebApi.Tests.Host;

namespace CleanTemplate.WebApi.Tests.Access;

/// <summary>One user for each role. They sign in anew for every request: the one before may have signed them out.</summary>
internal sealed class Cast
{
    private readonly Api _api;
    private readonly Dictionary<Role, (UserId Id, string Role)> _users = [];

    private Cast(Api api) => _api = api;

    public static async Task<Cast> On(Api api)
    {
        Cast cast = new(api);
        foreach (var (role, name) in new[] { (Role.Customer, Roles.Customer), (Role.Other, Roles.Customer), (Role.Manager, Roles.Manager), (Role.Admin, Roles.Admin) })
            cast._users[role] = (await TestedUsers.OfThisHost.Create(api, name), name);
        return cast;
    }

    public async Task<HttpClient> As(Role role)
    {
        var client = _api.Anonymous();
        if (_users.TryGetValue(role, out var user))
            client.DefaultRequestHeaders.Authorization = new("Bearer", await TestedUsers.OfThisHost.SignIn(_api, user.Id, user.Role));
        return client;
    }

    public async Task<Scene> NewScene() => new(_api, _users[Role.Customer].Id, await As(Role.Customer), await As(Role.Manager));
}
