using CleanTemplate.Dev.Updates;

namespace CleanTemplate.Dev.Tests.Updates;

public sealed class RefusingAnUpdate : IDisposable
{
    private readonly OwnRepository _project = new();

    [Fact]
    public async Task A_folder_outside_a_repository_is_refused()
    {
        var refused = await Assert.ThrowsAsync<CannotStartException>(() => Repository());

        Assert.StartsWith("An update is merged with git, and ", refused.Message, StringComparison.Ordinal);
    }

    [Theory, InlineData("new", "?? new"), InlineData(ScaffoldRecord.FileName, " M .cleanbackend.json")]
    public async Task What_is_not_committed_is_named(string file, string status)
    {
        await _project.Begin();
        OwnRepository.Write(_project.Top, file, "{}");

        var refused = await Assert.ThrowsAsync<CannotStartException>(() => Repository());

        Assert.Equal($"An update needs a clean work tree: commit, stash or remove these first.\n{status}", refused.Message);
    }

    [Fact]
    public async Task A_project_that_git_ignores_is_refused()
    {
        OwnRepository.Write(_project.Top, ".gitignore", "apps/\n");
        await _project.Begin("apps");

        var refused = await Assert.ThrowsAsync<CannotStartException>(() => Repository("apps"));

        Assert.Equal("git does not know apps/.cleanbackend.json: commit the project first.", refused.Message);
    }

    [Fact]
    public async Task A_branch_that_exists_is_not_touched()
    {
        await _project.Begin();
        await _project.Git("branch", "cleanbackend/1.1.0");
        var repository = await Repository();

        var refused = await Assert.ThrowsAsync<CannotStartException>(() => repository.MustTake("cleanbackend/1.1.0"));

        Assert.Equal("There is a branch cleanbackend/1.1.0 already. Merge it, or remove it: git branch -D cleanbackend/1.1.0", refused.Message);
    }

    [Theory]
    [InlineData(null, "is missing")]
    [InlineData("", "cannot be read")]
    [InlineData("null", "cannot be read")]
    [InlineData("""{ "version": "1.0.0" }""", "template")]
    [InlineData("""{ "template": "--force", "version": "1.0.0", "name": "Acme", "options": {} }""", "cannot be read")]
    [InlineData("""{ "template": "A", "version": "1.0", "name": "Acme", "options": {} }""", "a version such as 1.2.0")]
    [InlineData("""{ "template": "A", "version": "1.0.0", "name": null, "options": {} }""", "name")]
    [InlineData("""{ "template": "A", "version": "1.0.0", "name": "Acme", "options": { "sample": null } }""", "options with values")]
    public void A_record_that_says_too_little_is_refused(string? text, string said)
    {
        if (text is not null) OwnRepository.Write(_project.Top, ScaffoldRecord.FileName, text);

        var refused = Assert.Throws<CannotStartException>(() => ScaffoldRecord.Of(_project.Top));

        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
        Assert.Contains(ScaffoldRecord.FileName, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.0.0", "1.0.1", true)]
    [InlineData("1.9.0", "1.10.0", true)]
    [InlineData("2.0.0-preview.1", "2.0.0", true)]
    [InlineData("2.0.0", "2.0.0-preview.1", false)]
    [InlineData("2.0.0-preview.1", "1.1.0", false)]
    [InlineData("1.0.0", "1.0.0", false)]
    public void A_step_back_is_told_from_a_step_forward(string version, string than, bool isOlder) => Assert.Equal(isOlder, ScaffoldRecord.IsOlder(version, than));

    public void Dispose() => _project.Dispose();

    private Task<ProjectRepository> Repository(string project = "") => ProjectRepository.Of(Path.Combine(_project.Top, project), TestContext.Current.CancellationToken);
}
