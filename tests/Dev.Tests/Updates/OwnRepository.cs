using CleanTemplate.Dev.Updates;

namespace CleanTemplate.Dev.Tests.Updates;

/// <summary>A project in a git repository of its own, and two scaffolds beside it; removed with the test.</summary>
public sealed class OwnRepository : IDisposable
{
    private readonly DirectoryInfo _work = Directory.CreateTempSubdirectory();

    public OwnRepository()
    {
        foreach (var folder in new[] { Top, Before, After }) Directory.CreateDirectory(folder);
    }

    public string Top => Path.Combine(_work.FullName, "repository");

    public string Before => Path.Combine(_work.FullName, "before");

    public string After => Path.Combine(_work.FullName, "after");

    /// <summary>Twenty lines, of which one may be another: a change that git can tell from its neighbours.</summary>
    public static string Lines(string about, int? changed = null) =>
        string.Concat(Enumerable.Range(1, 20).Select(number => number == changed ? $"{about} {number} changed\n" : $"{about} {number}\n"));

    public static void Write(string folder, string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
        File.WriteAllText(Path.Combine(folder, file), text);
    }

    /// <summary>The project is the scaffold before, committed, below a folder of the repository.</summary>
    public async Task Begin(string project = "")
    {
        foreach (var folder in new[] { Before, After })
            if (!File.Exists(Path.Combine(folder, ScaffoldRecord.FileName))) Write(folder, ScaffoldRecord.FileName, Record(folder == Before ? "1.0.0" : "1.1.0"));
        foreach (var file in Directory.EnumerateFiles(Before, "*", SearchOption.AllDirectories))
            Write(Path.Combine(Top, project), Path.GetRelativePath(Before, file), File.ReadAllText(file));
        await Git("init", "--quiet", "--initial-branch=main");
        await Git("config", "user.name", "developer");
        await Git("config", "user.email", "developer@example.com");
        await Commit();
    }

    public async Task Commit()
    {
        await Git("add", "--all");
        await Git("commit", "--quiet", "--message", "change");
    }

    public Task<string> Git(params string[] arguments) => new Git(Top, TestContext.Current.CancellationToken).Ask(arguments);

    /// <summary>What merging finds; it is put on the branch cleanbackend/1.1.0 unless it is a trial.</summary>
    internal async Task<Merge> Merge(string project = "", bool isTrial = false)
    {
        var repository = await ProjectRepository.Of(Path.Combine(Top, project), TestContext.Current.CancellationToken);
        var temporary = Directory.CreateDirectory(Path.Combine(_work.FullName, Path.GetRandomFileName())).FullName;
        var merge = await new ScaffoldMerge(repository, temporary).Of(Before, After, "1.1.0", isTrial);
        if (!isTrial) await repository.Take(merge, "cleanbackend/1.1.0", "Update");
        return merge;
    }

    public static string Record(string version) => $$"""{ "template": "CleanBackend.Templates", "version": "{{version}}", "name": "Acme", "options": { "http-port": "5310" } }""";

    public void Dispose()
    {
        foreach (var file in _work.EnumerateFiles("*", SearchOption.AllDirectories)) file.Attributes = FileAttributes.Normal;
        _work.Delete(recursive: true);
    }
}
