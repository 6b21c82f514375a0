using System.Reflection;
using System.Runtime.InteropServices;

namespace CleanTemplate.Dev;

/// <summary>Where the API's project and its executable lie.</summary>
internal sealed record ApiProject(string Folder, string Assembly)
{
    public static ApiProject Built { get; } = new(Metadata("ApiFolder"), Metadata("ApiAssembly"));

    /// <summary>The folder of the solution.</summary>
    public string Solution => Path.GetFullPath(Path.Combine(Folder, "..", ".."));

    /// <summary>The dotnet that runs this process: it need not be the one on the PATH.</summary>
    public static string Dotnet
    {
        get
        {
            var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
            var beside = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
            return File.Exists(beside) ? beside : name;
        }
    }

    private static string Metadata(string key) => typeof(ApiProject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == key).Value!;
}
