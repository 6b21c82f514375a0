using System.Collections.Concurrent;
using System.Reflection;

[assembly: AssemblyFixture(typeof(CleanTemplate.Template.Tests.InstalledTemplate))]

namespace CleanTemplate.Template.Tests;

/// <summary>
/// The template as its users install it: a package, packed once for the whole run from a copy of this repository that looks
/// as on a developer's desk, with build output, editor settings and test results lying about, and installed into a private hive.
/// </summary>
public sealed class InstalledTemplate : IAsyncLifetime
{
    private static readonly string[] Litter =
    [
        "worktree/.git", ".vs/state.json", ".idea/workspace.xml", ".vscode/settings.json", ".DS_Store", "node_modules/left/index.js", "TestResults/run.trx", "artifacts/log.txt",
        "src/WebApi/bin/Debug/net10.0/WebApi.dll", "src/WebApi/obj/project.assets.json", "src/WebApi/WebApi.csproj.user", "src/WebApi/packages.lock.json", "src/WebApi/copied.filelist",
    ];

    private readonly string _work = Directory.CreateTempSubdirectory("template-tests-").FullName;
    private readonly ConcurrentDictionary<Choice, Lazy<Task<Scaffold>>> _kept = [];

    public static string Root { get; } = typeof(InstalledTemplate).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Root").Value!;

    /// <summary>The untidy copy.</summary>
    public string Source => Path.Combine(_work, "source");

    public string Package { get; private set; } = "";

    public string Home => Path.Combine(_work, "home");

    public async ValueTask InitializeAsync()
    {
        var files = await Tool.Run(Root, Home, "git", "-c", "safe.directory=*", "-c", "core.quotePath=false", "ls-files", "--cached", "--others", "--exclude-standard");
        foreach (var file in files.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(Path.Combine(Root, file))))
            Copy(Path.Combine(Root, file), Path.Combine(Source, file));
        await Tool.Run(Source, Home, "git", "init", "--quiet");
        await Tool.Run(Source, Home, "git", "add", "--all", "--force");
        foreach (var file in Litter) Write(Path.Combine(Source, file), "left behind");

        Package = await Pack("package");
        await Tool.Run(_work, Home, "dotnet", "new", "install", Package);
    }

    /// <summary>Packs the untidy copy into a new folder.</summary>
    public async Task<string> Pack(string folder)
    {
        var output = NewFolder(folder);
        await Tool.Run(Source, Home, "dotnet", "pack", "templates/package", "--output", output);
        return Directory.EnumerateFiles(output).Single();
    }

    /// <summary>A scaffold for one test, which may change it.</summary>
    public async Task<Scaffold> Scaffold(string name, Choice choice)
    {
        var folder = Path.Combine(NewFolder(), name);
        await Tool.Run(_work, Home, "dotnet", ["new", "cleanbackend", "-n", name, "-o", folder, .. choice.Arguments]);
        return new(folder, Home);
    }

    /// <summary>The scaffold Northwind of a choice, made once for all tests that only read it.</summary>
    public Task<Scaffold> Northwind(Choice choice) =>
        _kept.GetOrAdd(choice, wanted => new(() => Scaffold("Northwind", wanted with { HttpPort = 5310 }))).Value;

    public string NewFolder(string? name = null) => Directory.CreateDirectory(Path.Combine(_work, name ?? Path.GetRandomFileName())).FullName;

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
