using System.Text.Json;

namespace CleanTemplate.Template.Tests;

/// <summary>A project of version 1.0.0 that is brought to 1.1.0 by its own command.</summary>
[Collection(nameof(Cells))]
public sealed class Updates(InstalledTemplate template, OldProject project) : IClassFixture<OldProject>
{
    private const string Record = ".cleanbackend.json", Planted = "tests/Application.Tests/Planted";

    public static TheoryData<Choice> Choices => Choice.IsFullMatrix ? [.. Choice.Asserted] : [Choice.Default];

    [Theory, MemberData(nameof(Choices))]
    public async Task A_scaffold_made_again_of_its_record_is_the_same_to_the_byte(Choice choice)
    {
        var app = await template.Northwind(choice);
        var record = JsonDocument.Parse(app.Read(Record)).RootElement;
        var again = Path.Combine(template.NewFolder(), "Again");

        await Tool.Run(template.Home, template.Home, "dotnet",
            ["new", "cleanbackend", "-n", record.GetProperty("name").GetString()!, "-o", again, .. record.GetProperty("options").EnumerateObject().Select(option => $"--{option.Name}={option.Value.GetString()}")]);

        Scaffold second = new(again, template.Home);
        Assert.Equal(app.Files, second.Files);
        Assert.All(app.Files, file => Assert.Equal(app.Bytes(file), second.Bytes(file)));
    }

    [Fact]
    public async Task Every_option_is_on_record()
    {
        var app = await template.Northwind(Choice.Default);
        var parameters = Parsed(".template.config/template.json").GetProperty("symbols").EnumerateObject()
            .Where(symbol => symbol.Value.GetProperty("type").GetString() == "parameter")
            .Select(symbol => symbol.Name);
        var names = Parsed(".template.config/dotnetcli.host.json").GetProperty("symbolInfo");
        var options = JsonDocument.Parse(app.Read(Record)).RootElement.GetProperty("options");

        Assert.Equal(
            parameters.Select(parameter => names.TryGetProperty(parameter, out var info) && info.TryGetProperty("longName", out var name) ? name.GetString() : parameter).Order(),
            options.EnumerateObject().Select(option => option.Name).Order());
        Assert.All(Choice.Default.Options, option => Assert.Equal(option.Value, options.GetProperty(option.Key).GetString()));
        Assert.Contains($"http://localhost:{options.GetProperty("http-port").GetString()}", app.Read("src/WebApi/Properties/launchSettings.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_with_work_of_its_own_gets_what_is_new_and_keeps_what_is_its_own()
    {
        await project.StartOver();
        var main = await project.Git("rev-parse", "main");

        var (status, said) = await project.Update();

        Assert.True(status == 0, said);
        Assert.Contains($"stays deleted  {Planted}/Deleted.cs\n", said, StringComparison.Ordinal);
        Assert.Contains("Migrations are left as they are", said, StringComparison.Ordinal);
        Assert.Equal("cleanbackend/1.1.0\n", await project.Git("branch", "--show-current"));
        Assert.Equal(main, await project.Git("rev-parse", "main"));
        Assert.Equal($"{main.Trim()} Update CleanBackend.Templates to 1.1.0\n", await project.Git("log", "-1", "--format=%P %s"));
        Assert.Equal("", await project.Git("status", "--porcelain"));
        Assert.Equal(
            [
                "A tests/Application.Tests/Planted/Added.cs",
                "D tests/Application.Tests/Planted/Gone.cs",
                "M .cleanbackend.json",
                "M tests/Application.Tests/Ours/Moved.cs",
                "M tests/Application.Tests/Planted/Edited.cs",
                "M tests/Application.Tests/Planted/Unedited.cs",
                "R tests/Application.Tests/Elsewhere/MovedThere.cs",
            ],
            (await project.Git("diff", "--name-status", "--find-renames", "main", "HEAD")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"{line[0]} {line.Split('\t')[^1]}").Order(StringComparer.Ordinal));
        Assert.Contains("// Ours.", project.App.Read($"{Planted}/Edited.cs"), StringComparison.Ordinal);
        Assert.Contains("// Ours.", project.App.Read("tests/Application.Tests/Elsewhere/MovedThere.cs"), StringComparison.Ordinal);
        var record = JsonDocument.Parse(project.App.Read(Record)).RootElement;
        Assert.Equal(("1.1.0", "plain"), (record.GetProperty("version").GetString(), record.GetProperty("options").GetProperty("flavour").GetString()));

        await project.App.Dotnet("build", "-warnaserror", "-p:CI=true");
        string[] tests = Choice.IsFullMatrix ? ["tests/Application.Tests", "tests/Architecture.Tests"] : ["tests/Application.Tests"];
        foreach (var folder in tests) await project.App.Dotnet("test", folder, "--no-build", "--logger", "trx", "--results-directory", $"artifacts/{folder}");
        var passed = project.App.Tests("Passed");
        Assert.All(["Unedited", "Edited", "Moved", "MovedThere", "The_motto_is_short", "Numbers_of_the_newer_version"], name => Assert.Contains(passed, test => test.Contains(name, StringComparison.Ordinal)));
        Assert.Equal(Choice.IsFullMatrix, passed.Any(test => test.Contains(".Architecture.Tests.", StringComparison.Ordinal)));

        var (again, nothing) = await project.Update();

        Assert.Equal(0, again);
        Assert.Contains("Nothing to do: the project is on CleanBackend.Templates 1.1.0", nothing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_tells_what_would_change_and_changes_nothing()
    {
        await project.StartOver();
        var before = await project.State();

        var (status, said) = await project.Update("--dry-run", "--to", "1.1.0");

        Assert.True(status == 0, said);
        Assert.All(
            [
                $"  A  {Planted}/Added.cs\n", $"  D  {Planted}/Gone.cs\n", $"  M  {Planted}/Edited.cs\n", "  M  tests/Application.Tests/Ours/Moved.cs\n",
                $"  R  {Planted}/MovedThere.cs -> tests/Application.Tests/Elsewhere/MovedThere.cs\n", $"  stays deleted  {Planted}/Deleted.cs\n",
            ],
            line => Assert.Contains(line, said, StringComparison.Ordinal));
        Assert.Equal(before, await project.State());
    }

    [Fact]
    public async Task A_conflict_is_left_for_its_settling_on_the_new_branch()
    {
        await project.StartOver();
        project.App.Write($"{Planted}/Edited.cs", project.App.Read($"{Planted}/Edited.cs").Replace("\"old\"", "\"ours\"", StringComparison.Ordinal));
        await project.Commit();
        var main = await project.Git("rev-parse", "main");

        var (status, said) = await project.Update();

        Assert.Equal(1, status);
        Assert.Contains($"  conflict  {Planted}/Edited.cs (changed here and there)\n", said, StringComparison.Ordinal);
        Assert.Equal("cleanbackend/1.1.0\n", await project.Git("branch", "--show-current"));
        Assert.Equal($"{Planted}/Edited.cs\n", await project.Git("diff", "--name-only", "--diff-filter=U"));
        Assert.Contains("<<<<<<< yours\n", project.App.Read($"{Planted}/Edited.cs"), StringComparison.Ordinal);
        Assert.Equal(main, await project.Git("rev-parse", "main"));
    }

    [Fact]
    public async Task What_cannot_be_done_is_refused_before_anything_changes()
    {
        await project.StartOver();
        project.App.Write("notes.txt", "not committed");
        await Refused("An update needs a clean work tree: commit, stash or remove these first.\n?? notes.txt");

        await project.StartOver();
        await Refused("CleanBackend.Templates@7.0.0 cannot be installed.", "--to", "7.0.0");
        await Refused("'newest' is no version such as 1.2.0.", "--to", "newest");

        project.App.Write(Record, project.App.Read(Record).Replace("\"sample\": \"none\"", "\"sample\": \"zoo\"", StringComparison.Ordinal));
        await project.Commit();
        await Refused("'zoo' is not a valid value for --sample.");
    }

    private async Task Refused(string reason, params string[] arguments)
    {
        var before = await project.State();

        var (status, said) = await project.Update(arguments);

        Assert.Equal(1, status);
        Assert.Contains(reason, said, StringComparison.Ordinal);
        Assert.Equal(before, await project.State());
    }

    private JsonElement Parsed(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(template.Source, file))).RootElement;
}
