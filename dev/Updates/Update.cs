namespace CleanTemplate.Dev.Updates;

/// <summary>
/// Brings a project to another version of the template it was scaffolded from: scaffolds the recorded version and the wanted one
/// with the same values, and merges the difference into the project on a git branch.
/// </summary>
internal sealed class Update(string project, string[] arguments)
{
    public const string Usage = "update [--to VERSION] [--source FOLDER_OR_FEED] [--dry-run]";

    public async Task<int> Run(CancellationToken stop)
    {
        try
        {
            return await Bring(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 1;
        }
        catch (CannotStartException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
    }

    private async Task<int> Bring(CancellationToken stop)
    {
        var (wanted, source, isDryRun) = Understood();
        var repository = await ProjectRepository.Of(project, stop);
        var record = ScaffoldRecord.Of(project);
        if (wanted == record.Version) return NothingToDo(record, "as wanted");

        if (wanted is not null) await repository.MustTake(Branch(wanted));
        var temporary = Directory.CreateTempSubdirectory($"{ScaffoldRecord.ShortName}-update-").FullName;
        try
        {
            Scaffolding scaffolding = new(project, source, temporary);
            var scaffolds = await Task.WhenAll(scaffolding.Make(record, record.Version, stop), scaffolding.Make(record, wanted, stop));
            var (before, after) = (scaffolds[0], scaffolds[1]);
            var version = ScaffoldRecord.Of(after).Version;
            if (wanted is not null && version != wanted) throw new CannotStartException($"The package of version {wanted} says that it is {version}.");
            if (version == record.Version || (wanted is null && ScaffoldRecord.IsOlder(version, record.Version))) return NothingToDo(record, $"and {version} is the newest to be had");

            await repository.MustTake(Branch(version));
            var hasOtherMigrations = Scaffolding.LeaveMigrationsAsTheyWere(before, after);
            var merge = await new ScaffoldMerge(repository, temporary).Of(before, after, version, isDryRun);
            Console.WriteLine($"{record.Template} {record.Version} to {version}:\n{Listed(merge)}");
            if (hasOtherMigrations)
                Console.WriteLine("Migrations are left as they are, for databases that ran them. A test tells whether the model needs one more; README.md has the command.\n");

            if (isDryRun)
            {
                Console.WriteLine("Nothing was changed: this was a dry run.");
                return 0;
            }

            return await Take(merge, repository, $"Update {record.Template} to {version}", Branch(version));
        }
        finally
        {
            Remove(temporary);
        }
    }

    private static string Branch(string version) => $"{ScaffoldRecord.ShortName}/{version}";

    private static async Task<int> Take(Merge merge, ProjectRepository repository, string message, string branch)
    {
        var current = await repository.Current();
        try
        {
            await repository.Take(merge, branch, message);
        }
        catch (CannotStartException refused)
        {
            throw new CannotStartException($"""
                {refused.Message}
                If git status is on the branch {branch} now, all that is missing is the commit:
                  git commit -m "{message}"
                or give the update up:
                  git reset --hard
                  git switch {current}
                  git branch -D {branch}
                """);
        }

        Console.WriteLine(merge.Unmerged.Count == 0
            ? $"""
              Committed on the branch {branch}, which is checked out. When its tests are green:
                dotnet test
                git switch {current}
                git merge {branch}
              """
            : $"""
              Some files are in conflict, on the branch {branch}, which is checked out. Settle them (git status lists them), then:
                git add --all
                git commit -m "{message}"
              or give the update up:
                git reset --hard
                git switch {current}
                git branch -D {branch}
              """);
        return merge.Unmerged.Count == 0 ? 0 : 1;
    }

    private static string Listed(Merge merge)
    {
        var conflicts = merge.Unmerged.ToLookup(stage => stage.Path, stage => stage.Number);
        return string.Concat(
        [
            .. merge.Changes.Select(change => change.Split('\t')).Where(change => !conflicts.Contains(change[^1])).Select(change => $"  {change[0][0]}  {string.Join(" -> ", change[1..])}\n"),
            .. merge.StayDeleted.Select(path => $"  stays deleted  {path}\n"),
            .. conflicts.Select(conflict => $"  conflict  {conflict.Key} ({Reason([.. conflict])})\n"),
        ]);
    }

    private static string Reason(int[] sides) => sides switch
    {
        [.., 2, 3] => "changed here and there",
        [.., 2] => "changed or moved here, gone there",
        _ => "moved here and there",
    };

    private static int NothingToDo(ScaffoldRecord record, string reason)
    {
        Console.WriteLine($"Nothing to do: the project is on {record.Template} {record.Version}, {reason}.");
        return 0;
    }

    private (string? Wanted, string? Source, bool IsDryRun) Understood()
    {
        var (wanted, source, isDryRun) = ((string?)null, (string?)null, false);
        Queue<string> rest = new(arguments);
        while (rest.TryDequeue(out var option))
        {
            if (option == "--dry-run") isDryRun = true;
            else if (option == "--to" && rest.TryDequeue(out var version)) wanted = ScaffoldRecord.IsVersion(version) ? version : throw new CannotStartException($"'{version}' is no version such as 1.2.0.");
            else if (option == "--source" && rest.TryDequeue(out var feed)) source = SourceOf(feed);
            else throw new CannotStartException($"'{option}' is not understood here: {Usage}");
        }

        return (wanted, source, isDryRun);
    }

    private static string SourceOf(string feed) =>
        Uri.TryCreate(feed, UriKind.Absolute, out var address) && !address.IsFile ? feed
        : Directory.Exists(feed) ? Path.GetFullPath(feed)
        : throw new CannotStartException($"There is no folder {Path.GetFullPath(feed)} to take templates from.");

    private static void Remove(string folder)
    {
        try
        {
            // git writes its objects read-only, and Windows does not delete those.
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)) File.SetAttributes(file, FileAttributes.Normal);
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception kept) when (kept is IOException or UnauthorizedAccessException)
        {
            // Somebody, such as a virus scanner, still reads in it. It lies among temporary files, and the update has ended as it has.
        }
    }
}
