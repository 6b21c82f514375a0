using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CleanTemplate.Template.Tests;

/// <summary>What <c>dotnet new cleanbackend</c> made; removed with the test.</summary>
public sealed class Scaffold(string folder, string home) : IDisposable
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    public IReadOnlyList<string> Files => [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal)];

    /// <summary>Every file, and what is in those whose lines depend on options: all but code.</summary>
    public string Listing => string.Concat(Files.Select(file => file.EndsWith(".cs", StringComparison.Ordinal) ? $"{file}\n" : $"{file} {Hash(file)}\n"));

    public IEnumerable<string> EmptyFolders => Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories)
        .Where(inner => !Directory.EnumerateFileSystemEntries(inner).Any());

    public string Read(string file) => File.ReadAllText(Path.Combine(folder, file));

    public void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
        File.WriteAllText(Path.Combine(folder, file), text);
    }

    public byte[] Bytes(string file) => File.ReadAllBytes(Path.Combine(folder, file));

    public void Move(string file, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, to))!);
        File.Move(Path.Combine(folder, file), Path.Combine(folder, to));
    }

    public void Delete(string file) => File.Delete(Path.Combine(folder, file));

    public Task<string> Dotnet(params string[] arguments) => Tool.Run(folder, home, "dotnet", arguments);

    /// <summary>Runs a command of its workflow as the host does: in bash, which stops at the first failure.</summary>
    public Task<(int Status, string Said)> Run(string command, IReadOnlyDictionary<string, string> environment) =>
        Tool.Try(folder, home, environment, "bash", "-e", "-c", command);

    /// <summary>Runs it as a newcomer does; null when that needs a database that is not there.</summary>
    internal Task<DevelopmentRun?> Serve() => DevelopmentRun.Start(folder, home);

    /// <summary>The names of the tests that ended so: Passed, Failed or NotExecuted.</summary>
    public IReadOnlyList<string> Tests(string outcome) => [.. Directory.EnumerateFiles(folder, "*.trx", SearchOption.AllDirectories)
        .SelectMany(file => XDocument.Load(file).Descendants(Trx + "UnitTestResult"))
        .Where(test => (string?)test.Attribute("outcome") == outcome)
        .Select(test => (string)test.Attribute("testName")!)];

    /// <summary>The lines, and the file names, in which a word occurs.</summary>
    public IEnumerable<string> Mentions(IEnumerable<string> words)
    {
        Regex any = new(string.Join('|', words), RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10));
        return Files.SelectMany(file => Read(file).Split('\n').Prepend(file).Where(line => any.IsMatch(line)).Select(line => $"{file}: {line.Trim()}"));
    }

    private string Hash(string file) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Read(file).ReplaceLineEndings("\n"))))[..8];

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
