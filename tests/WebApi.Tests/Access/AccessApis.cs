using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Domain.Common;
using CleanTemplate.WebApi.Common.Http;
using CleanTemplate.WebApi.Tests.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.WebApi.Tests.Access;

/// <summary>Hosts that say in a header which of their endpoints a request reached.</summary>
public sealed class AccessApis : Apis
{
    public const string Reached = "X-Endpoint";

    /// <summary>As the table calls it: by the name of its request, in whichever version, or by its route.</summary>
    public static string NameOf(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<ApiOperation>()?.Id ?? ((RouteEndpoint)endpoint).RoutePattern.RawText!;

    protected override Api Make(OwnDatabase database) => Api.Started(database, host =>
    {
        foreach (var (name, value) in AccessRows.OfAllAreas.SelectMany(area => area.Settings)) host.UseSetting(name, value);
        host.ConfigureTestServices(services => services.AddSingleton<IStartupFilter, Signpost>());
    });

    private sealed class Signpost : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, rest) =>
            {
                http.Response.OnStarting(() =>
                {
                    if (http.GetEndpoint() is { } endpoint) http.Response.Headers[Reached] = NameOf(endpoint);
                    return Task.CompletedTask;
                });
                return rest(http);
            });
            next(app);
        };
    }
}

/// <summary>One user for each role. They sign in anew for every request: the one before may have signed them out.</summary>
internal sealed class Cast
{
    private readonly Dictionary<Role, (UserId Id, string Role)> _users = [];

    private Cast(Api api) => Api = api;

    public Api Api { get; }

    public static async Task<Cast> On(Api api)
    {
        Cast cast = new(api);
        foreach (var (role, name) in new[] { (Role.Customer, Roles.Customer), (Role.Other, Roles.Customer), (Role.Manager, Roles.Manager), (Role.Admin, Roles.Admin) })
            cast._users[role] = (await TestedUsers.OfThisHost.Create(api, name), name);
        return cast;
    }

    public async Task<HttpClient> As(Role role)
    {
        var client = Api.Anonymous();
        if (_users.TryGetValue(role, out var user))
            client.DefaultRequestHeaders.Authorization = new("Bearer", await TestedUsers.OfThisHost.SignIn(Api, user.Id, user.Role));
        return client;
    }

    public UserId IdOf(Role role) => _users[role].Id;
}

/// <summary>Who asks. Where an area keeps users, it derives from this, and they are users indeed.</summary>
internal abstract class TestedUsers
{
    public static TestedUsers OfThisHost { get; } = (TestedUsers)Activator.CreateInstance(
        typeof(TestedUsers).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(TestedUsers))).OrderBy(type => type == typeof(Strangers)).First())!;

    /// <summary>Settings with which no test asks too often by chance.</summary>
    public virtual IReadOnlyDictionary<string, string> Limits => new Dictionary<string, string>(StringComparer.Ordinal);

    public abstract Task<UserId> Create(Api api, string role);

    /// <summary>An access token that is good now.</summary>
    public abstract Task<string> SignIn(Api api, UserId user, string role);

    /// <summary>What is kept of them as a hash must stand in no log either.</summary>
    public virtual Task KeepHashesSecret(OwnDatabase database) => Task.CompletedTask;

    /// <summary>Known by their tokens alone.</summary>
    private sealed class Strangers : TestedUsers
    {
        public override Task<UserId> Create(Api api, string role) => Task.FromResult(Api.NewUser());

        public override Task<string> SignIn(Api api, UserId user, string role) => Task.FromResult(api.Services.TokenFor(user, role));
    }
}
