using CleanTemplate.Application;
using CleanTemplate.Application.About;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Databases.Tokens;
using CleanTemplate.Infrastructure;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Scrutor;

namespace CleanTemplate.Databases;

/// <summary>Application and Infrastructure as the host composes them, around one database.</summary>
public static class Composition
{
    /// <param name="change">What a test needs otherwise, registered last.</param>
    public static ServiceProvider Of(string provider, string connectionString, Action<IServiceCollection>? change = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(TestIssuer.Only.Settings).AddInMemoryCollection(TestSettings.All).AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Database:Provider"] = provider,
            ["Database:ConnectionString"] = connectionString,
            ["Schedules:Enabled"] = "false",
        }).Build();
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = "Testing" })
            .AddSingleton<TestClock>().AddSingleton<TimeProvider>(services => services.GetRequiredService<TestClock>())
            .AddSingleton<TestUser>().AddSingleton<ICurrentUser>(services => services.GetRequiredService<TestUser>())
            .AddSingleton<IRunningApplication, TestedApplication>()
            .AddTestedPorts()
            .AddSingleton<StatementLog>().AddSingleton<IInterceptor>(services => services.GetRequiredService<StatementLog>())
            .AddApplication()
            .AddInfrastructure()
            .TakeShortcuts();
        change?.Invoke(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }

    // What the host would know of a request.
    private static IServiceCollection AddTestedPorts(this IServiceCollection services) => services.Scan(scan => scan
        .FromAssemblies(typeof(Composition).Assembly)
        .AddClasses()
        .UsingRegistrationStrategy(RegistrationStrategy.Skip)
        .AsImplementedInterfaces(port => port.Assembly == typeof(ApplicationServices).Assembly)
        .WithSingletonLifetime());

    private sealed class TestedApplication : IRunningApplication
    {
        public string Name => "tests";

        public string Version => "0";

        public string Environment => "Testing";
    }
}

/// <summary>What the application is told in every test. Whatever needs a setting, and may be missing, brings its own, found by scanning.</summary>
public interface ITestSettings
{
    IReadOnlyDictionary<string, string?> Settings { get; }
}

public static class TestSettings
{
    public static IReadOnlyDictionary<string, string?> All { get; } = typeof(TestSettings).Assembly.GetTypes()
        .Where(type => type.IsClass && type.IsAssignableTo(typeof(ITestSettings)))
        .SelectMany(type => ((ITestSettings)Activator.CreateInstance(type)!).Settings)
        .ToDictionary(StringComparer.Ordinal);
}

/// <summary>Spares every test what takes long for reasons that are none of its own. Found by scanning.</summary>
public interface IShortcut
{
    void Take(IServiceCollection services);
}

public static class Shortcuts
{
    public static IServiceCollection TakeShortcuts(this IServiceCollection services)
    {
        foreach (var type in typeof(Shortcuts).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IShortcut))))
            ((IShortcut)Activator.CreateInstance(type)!).Take(services);
        return services;
    }
}
