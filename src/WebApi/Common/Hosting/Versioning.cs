using CleanTemplate.Infrastructure.Common;
using CleanTemplate.WebApi.Common.Http;
using Microsoft.Extensions.Options;

namespace CleanTemplate.WebApi.Common.Hosting;

internal static class Versioning
{
    public static void AddVersioning(this IServiceCollection services) => services
        .AddSettings<ApiVersionOptions>(ApiVersionOptions.Section)
        .AddSingleton<IValidateOptions<ApiVersionOptions>, DeprecationCheck>();

    /// <summary>The version must be chosen before a route is looked for, so the framework is told here when to do that. What stands before knows of no endpoint.</summary>
    public static void UseVersioning(this WebApplication app)
    {
        app.UseMiddleware<VersionChoice>();
        app.UseRouting();
    }
}
