using CleanTemplate.Dev.Updates;

namespace CleanTemplate.Dev.Tests.Updates;

/// <summary>The difference between two scaffolds in a project, by git itself.</summary>
public sealed class MergingScaffolds : IDisposable
{
    private readonly OwnRepository _project = new();

    [Fact]
    public async Task Changes_of_both_sides_are_kept()
    {
        Both("unedited", "edited");
        await _project.Begin();
        Edit("edited", 2);
        await Commit();

        var merge = await _project.Merge();

        Assert.Equal(["M\t.cleanbackend.json", "M\tedited", "M\tunedited"], merge.Changes);
        Assert.Equal(OwnRepository.Lines("unedited", 19), Text("unedited"));
        Assert.Contains("edited 2 changed\n", Text("edited"), StringComparison.Ordinal);
        Assert.Contains("edited 19 changed\n", Text("edited"), StringComparison.Ordinal);
        Assert.Equal("1.1.0", ScaffoldRecord.Of(_project.Top).Version);
    }

    [Fact]
    public async Task The_update_is_one_commit_on_a_branch_of_its_own()
    {
        Both("file");
        await _project.Begin();
        var before = await _project.Git("rev-parse", "main");

        await _project.Merge();

        Assert.Equal("cleanbackend/1.1.0\n", await _project.Git("branch", "--show-current"));
        Assert.Equal(before, await _project.Git("rev-parse", "main"));
        Assert.Equal($"{before.Trim()} Update\n", await _project.Git("log", "-1", "--format=%P %s"));
        Assert.Equal("", await _project.Git("status", "--porcelain"));
        Assert.Equal("cleanbackend/1.1.0 main ", (await _project.Git("for-each-ref", "--format=%(refname:short)")).Replace('\n', ' '));
    }

    [Fact]
    public async Task A_deleted_file_stays_deleted()
    {
        Both("changed");
        Before("renamed");
        OwnRepository.Write(_project.After, "renamed-there", OwnRepository.Lines("renamed", 19));
        await _project.Begin();
        foreach (var file in new[] { "changed", "renamed" }) File.Delete(In(file));
        await Commit();

        var merge = await _project.Merge();

        Assert.Empty(merge.Unmerged);
        Assert.Equal(["changed", "renamed-there"], merge.StayDeleted);
        Assert.Equal([".cleanbackend.json"], Files());
    }

    [Fact]
    public async Task A_moved_file_is_changed_where_it_is_now()
    {
        Both("src/moved");
        Before("src/moved-there");
        OwnRepository.Write(_project.After, "other/moved-there", OwnRepository.Lines("src/moved-there", 19));
        await _project.Begin();
        Directory.CreateDirectory(In("mine"));
        File.Move(In("src/moved"), In("mine/moved"));
        Edit("src/moved-there", 2);
        await Commit();

        var merge = await _project.Merge();

        Assert.Equal(["M\t.cleanbackend.json", "M\tmine/moved", "R\tother/moved-there"], merge.Changes.Select(change => $"{change[0]}\t{change.Split('\t')[^1]}"));
        Assert.Equal(OwnRepository.Lines("src/moved", 19), Text("mine/moved"));
        Assert.Contains("src/moved-there 2 changed\n", Text("other/moved-there"), StringComparison.Ordinal);
        Assert.Contains("src/moved-there 19 changed\n", Text("other/moved-there"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_come_and_go_and_own_files_stay_where_they_are()
    {
        Before("old/gone");
        Before("old/moved");
        OwnRepository.Write(_project.After, "new/moved", OwnRepository.Lines("old/moved"));
        OwnRepository.Write(_project.After, "new/added", "added\n");
        await _project.Begin();
        OwnRepository.Write(_project.Top, "old/mine", "mine\n");
        await Commit();

        await _project.Merge();

        Assert.Equal([".cleanbackend.json", "new/added", "new/moved", "old/mine"], Files());
    }

    [Fact]
    public async Task What_both_sides_changed_differently_is_left_as_a_conflict_of_git()
    {
        Both("clash", "fine");
        Before("gone");
        OwnRepository.Write(_project.After, "both", "theirs\n");
        await _project.Begin();
        OwnRepository.Write(_project.Top, "clash", OwnRepository.Lines("clash").Replace("clash 19\n", "clash mine\n", StringComparison.Ordinal));
        OwnRepository.Write(_project.Top, "both", "mine\n");
        Edit("gone", 2);
        await Commit();

        var merge = await _project.Merge();

        Assert.Equal(["both", "clash", "gone"], merge.Unmerged.Select(stage => stage.Path).Distinct());
        Assert.Equal("AA both\nUU clash\nUD gone\n", string.Concat((await _project.Git("status", "--porcelain")).Split('\n').Where(line => line is ['A' or 'U', not ' ', ..]).Select(line => $"{line}\n")));
        Assert.Contains("<<<<<<< yours\nclash mine\n=======\nclash 19 changed\n>>>>>>> 1.1.0\n", Text("clash"), StringComparison.Ordinal);
        Assert.Contains("gone 2 changed\n", Text("gone"), StringComparison.Ordinal);
        Assert.Equal(OwnRepository.Lines("fine", 19), Text("fine"));
        Assert.Equal("cleanbackend/1.1.0\n", await _project.Git("branch", "--show-current"));

        await _project.Git("reset", "--quiet", "--hard");

        Assert.Equal("", await _project.Git("status", "--porcelain"));
        Assert.Equal("mine\n", Text("both"));
    }

    [Fact]
    public async Task A_trial_leaves_nothing_behind()
    {
        Both("file");
        OwnRepository.Write(_project.After, "added", "added\n");
        await _project.Begin();
        var before = await Everything();

        var merge = await _project.Merge(isTrial: true);

        Assert.Equal(["M\t.cleanbackend.json", "A\tadded", "M\tfile"], merge.Changes);
        Assert.Equal(before, await Everything());
    }

    [Fact]
    public async Task A_project_below_the_root_of_its_repository_is_updated_and_its_neighbours_are_not()
    {
        Both("src/file");
        OwnRepository.Write(_project.After, "src/added", "added\n");
        OwnRepository.Write(_project.Top, "src/file", OwnRepository.Lines("src/file"));
        OwnRepository.Write(_project.Top, "src/added", "another\n");
        await _project.Begin("apps/shop");

        var merge = await _project.Merge("apps/shop");

        Assert.Equal(["M\tapps/shop/.cleanbackend.json", "A\tapps/shop/src/added", "M\tapps/shop/src/file"], merge.Changes);
        Assert.Equal(OwnRepository.Lines("src/file", 19), Text("apps/shop/src/file"));
        Assert.Equal(OwnRepository.Lines("src/file"), Text("src/file"));
    }

    [Fact]
    public async Task Line_endings_and_the_executable_bit_are_kept()
    {
        foreach (var (folder, changed) in new[] { (_project.Before, (int?)null), (_project.After, 19) })
        {
            OwnRepository.Write(folder, ".gitattributes", "* text=auto eol=lf\n*.sln text eol=crlf\n");
            OwnRepository.Write(folder, "Acme.sln", OwnRepository.Lines("project", changed).ReplaceLineEndings("\r\n"));
            OwnRepository.Write(folder, "run.sh", OwnRepository.Lines("echo", changed));
        }

        await _project.Begin();
        await _project.Git("update-index", "--chmod=+x", "run.sh");
        await _project.Git("commit", "--quiet", "--message", "executable");
        await _project.Git("checkout", "--quiet", ".");
        Edit("Acme.sln", 2, "project", "\r\n");
        await Commit();

        await _project.Merge();

        Assert.Equal(OwnRepository.Lines("project", 2).Replace("project 19\n", "project 19 changed\n", StringComparison.Ordinal).ReplaceLineEndings("\r\n"), Text("Acme.sln"));
        Assert.StartsWith("100755 ", await _project.Git("ls-files", "--stage", "run.sh"), StringComparison.Ordinal);
        Assert.Contains("echo 19 changed\n", Text("run.sh"), StringComparison.Ordinal);
        Assert.Equal("", await _project.Git("status", "--porcelain"));
    }

    [Fact]
    public async Task The_record_is_the_newer_one_whatever_became_of_it()
    {
        await _project.Begin();
        OwnRepository.Write(_project.Top, ScaffoldRecord.FileName, OwnRepository.Record("1.0.0").Replace("{ ", "{\n  ", StringComparison.Ordinal));
        await Commit();

        var merge = await _project.Merge();

        Assert.Empty(merge.Unmerged);
        Assert.Equal(OwnRepository.Record("1.1.0"), Text(ScaffoldRecord.FileName));
    }

    [Fact]
    public void Migrations_stay_those_of_before()
    {
        OwnRepository.Write(_project.Before, "src/Migrations/Initial.cs", "one");
        OwnRepository.Write(_project.After, "src/Migrations/Initial.cs", "two");
        OwnRepository.Write(_project.After, "src/Migrations/Second.cs", "second");

        Assert.True(Scaffolding.LeaveMigrationsAsTheyWere(_project.Before, _project.After));

        Assert.Equal("one", File.ReadAllText(Path.Combine(_project.After, "src/Migrations/Initial.cs")));
        Assert.False(File.Exists(Path.Combine(_project.After, "src/Migrations/Second.cs")));
        Assert.False(Scaffolding.LeaveMigrationsAsTheyWere(_project.Before, _project.After));
    }

    public void Dispose() => _project.Dispose();

    private void Before(string file) => OwnRepository.Write(_project.Before, file, OwnRepository.Lines(file));

    /// <summary>A file whose line 19 the newer scaffold has otherwise.</summary>
    private void Both(params string[] files)
    {
        foreach (var file in files)
        {
            Before(file);
            OwnRepository.Write(_project.After, file, OwnRepository.Lines(file, 19));
        }
    }

    private void Edit(string file, int line, string? about = null, string ending = "\n") =>
        OwnRepository.Write(_project.Top, file, OwnRepository.Lines(about ?? file, line).ReplaceLineEndings(ending));

    private Task Commit() => _project.Commit();

    private string In(string file) => Path.Combine(_project.Top, file);

    private string Text(string file) => File.ReadAllText(In(file));

    private IEnumerable<string> Files() => Directory.EnumerateFiles(_project.Top, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(_project.Top, file).Replace('\\', '/'))
        .Where(file => !file.StartsWith(".git/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private async Task<string> Everything()
    {
        var refs = await _project.Git("for-each-ref");
        return refs + string.Join('\n', Directory.EnumerateFiles(_project.Top, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => $"{file} {Convert.ToHexString(File.ReadAllBytes(file))}"));
    }
}
