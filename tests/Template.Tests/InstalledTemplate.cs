using System.Reflection;

namespace CleanTemplate.Template.Tests;

/// <summary>
/// The template, installed into a private hive from a copy of this repository that looks as on a developer's desk:
/// with build output, editor settings and test results lying about.
/// </summary>
public sealed class InstalledTemplate : IAsyncLifetime
{
    private static readonly string[] Litter =
    [
        ".git/config", ".vs/state.json", ".idea/workspace.xml", ".vscode/settings.json", ".DS_Store", "node_modules/left/index.js", "TestResults/run.trx", "artifacts/log.txt",
        "src/WebApi/bin/Debug/net10.0/WebApi.dll", "src/WebApi/obj/project.assets.json", "src/WebApi/WebApi.csproj.user", "src/WebApi/packages.lock.json", "src/WebApi/copied.filelist",
    ];

    private readonly string _work = Directory.CreateTempSubdirectory("template-tests-").FullName;

    public static string Root { get; } = typeof(InstalledTemplate).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Root").Value!;

    /// <summary>The untidy copy.</summary>
    public string Source => Path.Combine(_work, "source");

    private string Home => Path.Combine(_work, "home");

    public async ValueTask InitializeAsync()
    {
        var files = await Tool.Run(Root, Home, "git", "-c", "safe.directory=*", "-c", "core.quotePath=false", "ls-files", "--cached", "--others", "--exclude-standard");
        foreach (var file in files.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(Path.Combine(Root, file))))
            Copy(Path.Combine(Root, file), Path.Combine(Source, file));
        foreach (var file in Litter) Write(Path.Combine(Source, file), "left behind");

        await Tool.Run(_work, Home, "dotnet", "new", "install", Source);
    }

    public async Task<Scaffold> Scaffold(string name, Choice choice)
    {
        var folder = Path.Combine(Directory.CreateDirectory(Path.Combine(_work, Path.GetRandomFileName())).FullName, name);
        await Tool.Run(_work, Home, "dotnet", ["new", "cleanbackend", "-n", name, "-o", folder, .. choice.Arguments]);
        return new(folder, Home);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_work, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to);
    }

    private static void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (!File.Exists(file)) File.WriteAllText(file, text);
    }
}
