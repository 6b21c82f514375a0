using System.Reflection;
using CleanTemplate.Application.About;

namespace CleanTemplate.WebApi.About;

internal sealed class RunningApplication(IHostEnvironment environment) : IRunningApplication
{
    private static readonly Assembly Executable = typeof(RunningApplication).Assembly;

    public string Name => Executable.GetName().Name!;

    public string Version { get; } = Executable.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public string Environment => environment.EnvironmentName;
}
