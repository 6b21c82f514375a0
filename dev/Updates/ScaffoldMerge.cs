using System.Globalization;

namespace CleanTemplate.Dev.Updates;

/// <summary>One side of a file that is not merged, as git's index has it: 1 of the scaffold before, 2 of the project, 3 of the scaffold after.</summary>
internal sealed record Stage(string Mode, string Object, int Number, string Path)
{
    /// <summary>A line of git's index.</summary>
    public override string ToString() => $"{Mode} {Object} {Number}\t{Path}\0";

    /// <summary>The line that takes a path out of it.</summary>
    public static Stage None(string path, string anyObject) => new("0", new string('0', anyObject.Length), 0, path);

    public static Stage Of(string line)
    {
        var (facts, path) = (line[..line.IndexOf('\t', StringComparison.Ordinal)].Split(' '), line[(line.IndexOf('\t', StringComparison.Ordinal) + 1)..]);
        return new(facts[0], facts[1], int.Parse(facts[2], CultureInfo.InvariantCulture), path);
    }
}

/// <summary>A tree with the difference between two scaffolds merged into the project, and what there is to say about it.</summary>
/// <param name="Changes">What it changes in the project, as <c>git diff --name-status</c> says it.</param>
/// <param name="StayDeleted">What the project had deleted and the newer scaffold changed.</param>
internal sealed record Merge(string Tree, IReadOnlyList<Stage> Unmerged, IReadOnlyList<string> StayDeleted, IReadOnlyList<string> Changes);

/// <summary>
/// Lets git merge: the scaffold before is made the ancestor of the project and of the scaffold after. All of this happens in a repository
/// of its own beside the project's, whose objects it shares.
/// </summary>
internal sealed class ScaffoldMerge(ProjectRepository project, string temporary)
{
    private const string Yours = "yours";

    // Renames of single files are followed. Those of folders are guessed, and would carry files along that stay where they are.
    private static readonly string[] Manner = ["-c", "merge.renames=true", "-c", "merge.directoryRenames=false", "-c", "merge.conflictStyle=merge", "-c", "merge.renormalize=true"];

    /// <param name="isTrial">Leaves no object in the project's repository either.</param>
    public async Task<Merge> Of(string before, string after, string version, bool isTrial)
    {
        var stop = project.Git.Stop;
        await new Git(temporary, stop).Ask("init", "--quiet", $"--object-format={project.ObjectFormat}", "merge");
        Dictionary<string, string> environment = new()
        {
            ["GIT_DIR"] = Path.Combine(temporary, "merge", ".git"),
            ["GIT_INDEX_FILE"] = Path.Combine(temporary, "index"),
            [isTrial ? "GIT_ALTERNATE_OBJECT_DIRECTORIES" : "GIT_OBJECT_DIRECTORY"] = project.Objects,
            ["GIT_WORK_TREE"] = project.Git.Folder,
        };
        var git = project.Git with { Environment = environment };
        var head = (await project.Git.Ask("rev-parse", "HEAD^{tree}")).Trim();

        var ancestor = await Commit(git, await TreeOf(git, before));
        var newer = await TreeOf(git, after);
        await git.Ask("update-ref", $"refs/heads/{Yours}", await Commit(git, head, "-p", ancestor));
        await git.Ask("update-ref", $"refs/heads/{version}", await Commit(git, newer, "-p", ancestor));
        string[] merging = [.. Manner, "merge-tree", "--write-tree", "-z", Yours, version];
        var run = await git.Try(merging);
        // 1 tells of conflicts.
        var (tree, unmerged, deletions) = Read(Git.Answer(run.ExitCode == 1 ? run with { ExitCode = 0 } : run, merging));

        var record = $"{project.Prefix}{ScaffoldRecord.FileName}";
        var stayDeleted = deletions.Where(path => SidesOf(path, unmerged) is { Project: false, After: true }).Order(StringComparer.Ordinal).ToList();
        var settled = stayDeleted.Append(record).ToHashSet();
        await git.Ask("read-tree", tree);
        await git.Tell(
            string.Concat(stayDeleted.Select(path => Stage.None(path, tree))) + new Stage("100644", (await git.Ask("rev-parse", $"{newer}:{record}")).Trim(), 0, record),
            "update-index", "-z", "--index-info");
        tree = (await git.Ask("write-tree")).Trim();
        var changes = await git.Ask("-c", "core.quotePath=false", "diff-tree", "-r", "--find-renames", "--name-status", head, tree);
        return new(tree, [.. unmerged.Where(stage => !settled.Contains(stage.Path))], stayDeleted, changes.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static (bool Project, bool After) SidesOf(string path, List<Stage> unmerged) =>
        (unmerged.Exists(stage => stage.Path == path && stage.Number == 2), unmerged.Exists(stage => stage.Path == path && stage.Number == 3));

    /// <summary>A folder as a tree, below the folder of the project.</summary>
    private async Task<string> TreeOf(Git git, string folder)
    {
        var here = git with { Folder = folder, Environment = new Dictionary<string, string>(git.Environment) { ["GIT_WORK_TREE"] = folder } };
        await here.Ask("read-tree", "--empty");
        await here.Ask("-c", "core.safecrlf=false", "add", "--all", "--force", ".");
        var tree = (await here.Ask("write-tree")).Trim();
        if (project.Prefix.Length == 0) return tree;

        await here.Ask("read-tree", "--empty");
        await here.Ask("read-tree", $"--prefix={project.Prefix}", tree);
        return (await here.Ask("write-tree")).Trim();
    }

    private static async Task<string> Commit(Git git, string tree, params string[] parents) =>
        (await git.Ask(["-c", "user.name=update", "-c", "user.email=update@example.com", "commit-tree", tree, "-m", "scaffold", .. parents])).Trim();

    /// <summary>The merged tree, the files that are not merged, and among those the ones that one side deleted.</summary>
    private static (string Tree, List<Stage> Unmerged, HashSet<string> Deletions) Read(string answer)
    {
        Queue<string> parts = new(answer.Split('\0'));
        var tree = parts.Dequeue();
        List<Stage> unmerged = [];
        while (parts.Dequeue() is { Length: > 0 } line) unmerged.Add(Stage.Of(line));

        HashSet<string> deletions = [];
        while (parts.TryDequeue(out var count) && count.Length > 0)
        {
            var paths = Enumerable.Range(0, int.Parse(count, CultureInfo.InvariantCulture)).Select(_ => parts.Dequeue()).ToList();
            if (parts.Dequeue() is "CONFLICT (modify/delete)" or "CONFLICT (rename/delete)") deletions.UnionWith(paths);
            parts.Dequeue();
        }

        return (tree, unmerged, deletions);
    }
}
