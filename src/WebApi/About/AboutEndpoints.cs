using System.Reflection;
using CleanTemplate.Application.About;
using CleanTemplate.Application.Common;
using CleanTemplate.WebApi.Common.Hosting;
using CleanTemplate.WebApi.Common.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CleanTemplate.WebApi.About;

internal sealed class AboutEndpoints : IEndpointGroup
{
    public void Map(IEndpointRouteBuilder api)
    {
        var about = api.MapGroup("/about").WithTags("About").RequireRateLimiting(RateLimits.PerUser);

        about.MapGet("/", Get).CachedForAll(copy => copy.Expire(TimeSpan.FromMinutes(1))).Refuses();
    }

    [EndpointSummary("Says what is running here")]
    private static async Task<Results<Ok<Envelope<AboutDto>>, ProblemHttpResult>> Get(
        IQueryHandler<GetAbout, AboutDto> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(), cancellationToken)).ToOk();
}

internal sealed class RunningApplication(IHostEnvironment environment) : IRunningApplication
{
    private static readonly Assembly Executable = typeof(RunningApplication).Assembly;

    public string Name => Executable.GetName().Name!;

    public string Version { get; } = Executable.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public string Environment => environment.EnvironmentName;
}
