namespace CleanTemplate.Template.Tests;

/// <summary>What eng/architecture-rules.sh makes of the words of a stand-in for <c>dotnet</c>.</summary>
public sealed class Annotations : IDisposable
{
    private const string Call = "Order.Place calls System.DateTime.UtcNow [System.Runtime]";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    [Theory]
    [InlineData("github", $"::error file=src/Domain/Ordering/Order.cs,line=42,title=Architecture::{Call}")]
    [InlineData("azure", $"##vso[task.logissue type=error;sourcepath=src/Domain/Ordering/Order.cs;linenumber=42]{Call}")]
    public async Task A_violation_becomes_an_annotation_on_its_line(string host, string annotation) =>
        Assert.Equal([annotation], await Made(host, $"  src/Domain/Ordering/Order.cs:42  {Call}"));

    [Theory]
    [InlineData("github", $"::error file=src/Domain/Ordering/Order.cs,title=Architecture::{Call}")]
    [InlineData("azure", $"##vso[task.logissue type=error;sourcepath=src/Domain/Ordering/Order.cs]{Call}")]
    public async Task A_violation_without_a_line_becomes_an_annotation_of_its_file(string host, string annotation) =>
        Assert.Equal([annotation], await Made(host, $"  src/Domain/Ordering/Order.cs  {Call}"));

    [Theory]
    [InlineData("github", "::error file=src/My app/50%25%2C%3A;].cs,line=7,title=Architecture::50%25, a:b; [c]%0Dd")]
    [InlineData("azure", "##vso[task.logissue type=error;sourcepath=src/My app/50%AZP25,:%3B%5D.cs;linenumber=7]50%AZP25, a:b; [c]%0Dd")]
    public async Task What_would_end_a_property_or_the_annotation_is_escaped(string host, string annotation) =>
        Assert.Equal([annotation], await Made(host, "  src/My app/50%,:;].cs:7  50%, a:b; [c]\rd"));

    [Theory]
    [InlineData("github")]
    [InlineData("azure")]
    public async Task A_violation_is_annotated_once_and_others_keep_their_order(string host)
    {
        var made = await Made(host, "  src/B.cs:1  second", "  src/A.cs:1  first", "     src/B.cs:1  second", "  src/B.cs:2  second");

        Assert.Equal(3, made.Count);
        Assert.Equal(["src/B.cs", "src/A.cs", "src/B.cs"], made.Select(line => line.Split(',', ';', '=').First(part => part.StartsWith("src/", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("github")]
    [InlineData("azure")]
    public async Task Other_words_become_no_annotation(string host) => Assert.Empty(await Made(
        host,
        "  Determining projects to restore...",
        "  Failed Acme.Architecture.Tests.LayerRules.The_domain_knows_no_other_layer [12 ms]",
        "   because business rules outlive the frameworks around them",
        "     at Acme.Architecture.Tests.House.Obeys() in /build/tests/Architecture.Tests/House.cs:line 12",
        "src/Domain/Ordering/Order.cs:42  Order.Place is not indented",
        "Failed!  - Failed:     1, Passed:     3, Skipped:     0, Total:     4, Duration: 12 ms - Architecture.Tests.dll (net10.0)"));

    [Fact]
    public async Task On_no_host_there_are_no_annotations() => Assert.Empty(await Made(null, $"  src/Domain/Ordering/Order.cs:42  {Call}"));

    [Theory]
    [InlineData("github", 0)]
    [InlineData("azure", 1)]
    [InlineData(null, 134)]
    public async Task The_status_and_the_words_are_those_of_the_tests(string? host, int status)
    {
        var (answered, said) = await Run(host, status, ["Passed!", "  src/A.cs:1  first"]);

        Assert.Equal(status, answered);
        Assert.StartsWith("test tests/Architecture.Tests --no-build ", said, StringComparison.Ordinal);
        Assert.Contains("\nPassed!\n  src/A.cs:1  first\n", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_host_is_refused_before_anything_runs()
    {
        var (status, said) = await Run("gitlab", 0, ["Passed!"]);

        Assert.Equal((2, "Unknown host 'gitlab': github or azure.\n"), (status, said));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<IReadOnlyList<string>> Made(string? host, params string[] words) =>
        [.. (await Run(host, 1, words)).Said.Split('\n').Where(line => line.StartsWith("::", StringComparison.Ordinal) || line.StartsWith("##", StringComparison.Ordinal))];

    private Task<(int Status, string Said)> Run(string? host, int status, string[] words)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The script and the stand-in are written for a Unix shell.");
        var dotnet = Path.Combine(_folder.FullName, "dotnet");
        File.WriteAllLines(Path.Combine(_folder.FullName, "words"), words);
        File.WriteAllText(dotnet, $"#!/bin/sh\necho \"$@\"\ncat '{_folder.FullName}/words'\nexit {status}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        Dictionary<string, string> environment = new() { ["PATH"] = $"{_folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}" };
        var script = Path.Combine(InstalledTemplate.Root, "eng", "architecture-rules.sh");
        return Tool.Try(_folder.FullName, _folder.FullName, environment, "bash", host is null ? [script] : [script, host]);
    }
}
