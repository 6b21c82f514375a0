using System.Globalization;
using CleanTemplate.Dev.Common;

namespace CleanTemplate.Dev.Updates;

/// <summary>git in a folder.</summary>
internal sealed record Git(string Folder, CancellationToken Stop)
{
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>What it answers; a failure ends the update with git's own words.</summary>
    public Task<string> Ask(params string[] arguments) => Tell("", arguments);

    public async Task<string> Tell(string input, params string[] arguments) => Answer(await ProgramRun.Of("git", arguments, Stop, Environment, Folder, input), arguments);

    /// <summary>What needs no answer: a child that works on in the background, as after a commit, may hold it back.</summary>
    public async Task Do(params string[] arguments) => MustSucceed(await Try(arguments), arguments);

    public Task<ProgramRun> Try(params string[] arguments) => ProgramRun.Of("git", arguments, Stop, Environment, Folder);

    public static string Answer(ProgramRun run, string[] arguments)
    {
        MustSucceed(run, arguments);
        return run.Answer ?? throw new CannotStartException($"'git {string.Join(' ', arguments)}' has ended, but something that it started keeps its answer open. Try again.");
    }

    private static void MustSucceed(ProgramRun run, string[] arguments)
    {
        if (!run.Succeeded) throw new CannotStartException($"'git {string.Join(' ', arguments)}' failed.\n{run.Output}");
    }
}

/// <summary>The git repository of a project: where the project lies in it, and where git keeps its objects.</summary>
internal sealed record ProjectRepository(Git Git, string Prefix, string ObjectFormat, string Objects)
{
    /// <summary>merge-tree writes trees since then.</summary>
    private static readonly Version Oldest = new(2, 38);

    /// <summary>Refuses a project of which something is not committed: nothing must get lost.</summary>
    public static async Task<ProjectRepository> Of(string project, CancellationToken stop)
    {
        Git git = new(project, stop);
        await MustBeRecent(git);
        var place = await git.Try("rev-parse", "--show-toplevel", "--show-prefix", "--show-object-format", "--path-format=absolute", "--git-path", "objects");
        if (place is not { Succeeded: true, Answer: { } lines } || lines.Split('\n') is not [var top, var prefix, var format, var objects, ..])
            throw new CannotStartException($"An update is merged with git, and {project} is not in the work tree of a git repository.\n{place.Output}");

        ProjectRepository repository = new(git with { Folder = top }, prefix, format, objects);
        if (await repository.Git.Ask("--no-optional-locks", "status", "--porcelain") is { Length: > 0 } uncommitted)
            throw new CannotStartException($"An update needs a clean work tree: commit, stash or remove these first.\n{uncommitted.TrimEnd()}");

        return (await repository.Git.Try("cat-file", "-e", $"HEAD:{prefix}{ScaffoldRecord.FileName}")).Succeeded
            ? repository
            : throw new CannotStartException($"git does not know {prefix}{ScaffoldRecord.FileName}: commit the project first.");
    }

    /// <summary>Refuses what would fail after the first step.</summary>
    public async Task MustTake(string branch)
    {
        if ((await Git.Try("show-ref", "--verify", "--quiet", $"refs/heads/{branch}")).Succeeded)
            throw new CannotStartException($"There is a branch {branch} already. Merge it, or remove it: git branch -D {branch}");

        await Git.Ask("var", "GIT_COMMITTER_IDENT");
    }

    /// <summary>The branch that is checked out, or the commit.</summary>
    public async Task<string> Current() =>
        (await Git.Try("symbolic-ref", "--quiet", "--short", "HEAD")) is { Succeeded: true, Answer: { } branch } ? branch.Trim() : (await Git.Ask("rev-parse", "HEAD")).Trim();

    /// <summary>Puts a merge on a new branch: as a commit, or, with conflicts, as git leaves a merge that it could not finish.</summary>
    public async Task Take(Merge merge, string branch, string message)
    {
        string[] checkout = ["read-tree", "-m", "-u", "HEAD", merge.Tree];
        // What locks the index is not stopped by us: git, killed, would leave its lock behind. At Ctrl+C it tidies up by itself.
        var git = Git with { Stop = CancellationToken.None };
        await git.Do([.. checkout, "--dry-run"]);
        await git.Do("switch", "--quiet", "--create", branch);
        await git.Do(checkout);
        if (merge.Unmerged.Count == 0)
        {
            await git.Do("commit", "--quiet", "--message", message);
            return;
        }

        var merged = merge.Unmerged.Select(stage => stage.Path).Distinct().Select(path => Stage.None(path, merge.Tree));
        await git.Tell(string.Concat(merged.Concat(merge.Unmerged)), "update-index", "-z", "--index-info");
    }

    private static async Task MustBeRecent(Git git)
    {
        string[] question = ["version"];
        var answer = Git.Answer(await git.Try(question), question).Trim();
        if (answer.Split(' ', '.') is [_, _, var major, var minor, ..]
            && int.TryParse(major, CultureInfo.InvariantCulture, out var one) && int.TryParse(minor, CultureInfo.InvariantCulture, out var two) && new Version(one, two) < Oldest)
            throw new CannotStartException($"An update needs git {Oldest} or later; this is {answer}.");
    }
}
