using System.IO.Compression;
using System.Text.Json;
using System.Xml.Linq;

namespace CleanTemplate.Template.Tests;

/// <summary>What is published.</summary>
public sealed class Package(InstalledTemplate template)
{
    private const int Most = 800_000;

    [Fact]
    public void It_has_exactly_the_files_on_its_list()
    {
        using var package = ZipFile.OpenRead(template.Package);

        Golden.Same("package.txt", string.Join('\n', package.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal)) + "\n");
    }

    [Fact]
    public void It_is_small() => Assert.InRange(new FileInfo(template.Package).Length, 100_000, Most);

    [Fact]
    public async Task It_is_the_same_however_often_it_is_packed()
    {
        var again = await template.Pack("again");

        Assert.SkipWhen(Made(again).Year == DateTime.Now.Year && Made(again).Month == DateTime.Now.Month, "This SDK writes the time of packing into packages; later ones do not.");
        Assert.Equal(await File.ReadAllBytesAsync(template.Package, TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(again, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task It_says_what_it_is_and_has_the_version_that_scaffolds_record()
    {
        using var package = ZipFile.OpenRead(template.Package);
        using var record = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(template.Source, "templates/scaffold/.cleanbackend.json"), TestContext.Current.CancellationToken));
        var version = record.RootElement.GetProperty("version").GetString();
        await using var nuspec = await package.GetEntry("CleanBackend.Templates.nuspec")!.OpenAsync(TestContext.Current.CancellationToken);
        var said = (await XDocument.LoadAsync(nuspec, LoadOptions.None, TestContext.Current.CancellationToken)).Descendants().ToLookup(element => element.Name.LocalName);

        Assert.Equal($"CleanBackend.Templates.{version}.nupkg", Path.GetFileName(template.Package));
        Assert.Equal([version], said["version"].Select(element => element.Value));
        Assert.Equal(["LICENSE"], said["license"].Select(element => element.Value));
        Assert.Equal(["README.md"], said["readme"].Select(element => element.Value));
        Assert.Equal(["icon.png"], said["icon"].Select(element => element.Value));
        Assert.Equal(["Template"], said["packageType"].Select(element => (string?)element.Attribute("name")));
        Assert.Empty(said["dependency"]);
    }

    [Fact]
    public async Task Without_git_packing_says_that_it_needs_it()
    {
        var (status, said) = await Tool.Try(template.Source, template.Home, new Dictionary<string, string> { ["GIT_DIR"] = Path.Combine(template.Source, "nowhere") },
            "dotnet", "pack", "templates/package", "--output", template.NewFolder());

        Assert.NotEqual(0, status);
        Assert.Contains("it needs git and a clone of the repository", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_folder_installed_as_it_lies_there_scaffolds_the_same()
    {
        var (home, folder) = (template.NewFolder(), Path.Combine(template.NewFolder(), "Northwind"));
        await Tool.Run(home, home, "dotnet", "new", "install", template.Source);

        await Tool.Run(home, home, "dotnet", ["new", "cleanbackend", "-n", "Northwind", "-o", folder, .. Choice.Default.Arguments]);

        Assert.Equal((await template.Northwind(Choice.Default)).Files, new Scaffold(folder, home).Files);
    }

    private static DateTimeOffset Made(string package)
    {
        using var zip = ZipFile.OpenRead(package);
        return zip.GetEntry("README.md")!.LastWriteTime;
    }
}
