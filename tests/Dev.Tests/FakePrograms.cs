namespace CleanTemplate.Dev.Tests;

/// <summary>Shell scripts in front of the PATH that play programs this machine may not have. They change the process: one test at a time.</summary>
public sealed class FakePrograms : IDisposable
{
    public const string OneAtATime = "Programs on the PATH";
    private readonly string? _path = Environment.GetEnvironmentVariable("PATH");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public FakePrograms() => Environment.SetEnvironmentVariable("PATH", $"{_folder.FullName}{Path.PathSeparator}{_path}");

    /// <summary>What the programs were asked, one line for each time.</summary>
    public IReadOnlyList<string> Calls => File.Exists(Beside("calls")) ? File.ReadAllLines(Beside("calls")) : [];

    /// <summary>A file beside the scripts, which they take for the state of their machine.</summary>
    public string Beside(string name) => Path.Combine(_folder.FullName, name);

    public void Add(string name, string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in is a shell script.");
        File.WriteAllText(Beside(name), $"#!/bin/sh\ncd '{_folder.FullName}'\necho {name} \"$@\" >> calls\n{script}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Beside(name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PATH", _path);
        _folder.Delete(recursive: true);
    }
}
