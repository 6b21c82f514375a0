using CleanTemplate.Application;
using CleanTemplate.Application.About;
using CleanTemplate.Infrastructure;
using CleanTemplate.WebApi.About;
using CleanTemplate.WebApi.Common.CommandLine;
using CleanTemplate.WebApi.Common.Hosting;
using CleanTemplate.WebApi.Common.Http;
using CleanTemplate.WebApi.Common.SignIn;
using Scrutor;

namespace CleanTemplate.WebApi;

/// <summary>The composition root: what the host is made of, and below it the way of a request.</summary>
internal static class WebApiHost
{
    public static WebApplicationBuilder AddWebApi(this WebApplicationBuilder builder)
    {
        builder.Host.UseDefaultServiceProvider(container => (container.ValidateScopes, container.ValidateOnBuild) = (true, true));
        builder.AddLogging();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IRunningApplication, RunningApplication>();
        builder.Services.AddApplication();
        builder.Services.AddInfrastructure();
        builder.Services.AddProxies();
        builder.Services.AddSizeLimits();
        builder.Services.AddTimeLimits();
        builder.Services.AddCompression();
        builder.Services.AddCrossOrigin();
        builder.Services.AddProblems();
        builder.Services.AddSignIn();
        builder.Services.AddRateLimits();
        builder.Services.AddCaching();
        builder.Services.AddJson();
        builder.Services.AddPorts();
        var versions = builder.Services.AddEndpointGroups();
        builder.Services.AddVersioning();
        builder.Services.AddOpenApiDocuments(versions);
        builder.Services.AddVerbs();
        return builder;
    }

    public static WebApplication UseWebApi(this WebApplication app)
    {
        app.UseProxies();
        app.UseRequestLog();
        app.UseCacheHeaders();
        app.UseSecurityHeaders();
        app.UseHttps();
        app.UseCrossOrigin();
        app.UseHead();
        app.UseVersioning();
        app.UseCompression();
        app.UseProblems();
        app.UseOptions();
        app.UseTimeLimits();
        app.UseAuthentication();
        app.UseRateLimits();
        app.UseAuthorization();
        app.UseAccept();
        app.UseChoiceNames();
        app.UseOutputCache();
        app.MapHealth();
        app.MapOpenApiDocuments();
        app.MapDocsPage();
        app.MapEndpointGroups();
        return app;
    }

    // What the use cases ask of the request at hand: every implementation of a port that lives here and is not registered yet.
    private static void AddPorts(this IServiceCollection services) => services.Scan(scan => scan
        .FromAssemblies(typeof(WebApiHost).Assembly)
        .AddClasses(publicOnly: false)
        .UsingRegistrationStrategy(RegistrationStrategy.Skip)
        .AsImplementedInterfaces(port => port.Assembly == typeof(ApplicationServices).Assembly)
        .WithScopedLifetime());
}
