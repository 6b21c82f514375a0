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
