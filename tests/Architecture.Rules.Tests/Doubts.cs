namespace CleanTemplate.Architecture.Rules.Tests;

/// <summary>A rule that cannot fail is a defect: it must say so itself.</summary>
public sealed class Doubts : IDisposable
{
    private readonly Assemblies _code = new Assemblies().With("Forbidden", Planted.Forbidden).With(
        "App",
        """
        namespace App { class C { public int Size; void M(int i, string[] s) { } void M<T>(ref T t, List<int> l) { } event Action? E; int P => 1; class D; } }
        """);

    [Fact]
    public void An_empty_selection_is_a_failure_that_says_so()
    {
        var result = _code.Types("App").That().ResideInNamespace("App.Nothing").ShouldNot().BeSealed().GetResult();

        Assert.False(result.IsSuccessful);
        Assert.Empty(result.Violations);
        Assert.Equal("the rule looked at nothing: its selection is empty. Correct the selection, or say .AllowEmpty(\"why\").", Assert.Single(result.Doubts));
    }

    [Fact]
    public void An_empty_selection_can_be_allowed() =>
        Assert.True(_code.Types("App").That().ResideInNamespace("App.Nothing").ShouldNot().BeSealed().AllowEmpty("a new project has none yet").GetResult().IsSuccessful);

    [Fact]
    public void An_assembly_with_attributes_is_not_a_type_that_was_looked_at()
    {
        using var code = new Assemblies().With("App", "[assembly: CLSCompliant(false)]");

        Assert.Single(code.Types().ShouldNot().HaveDependencyOn("System.Xml").GetResult().Doubts);
    }

    [Theory]
    // In the loaded set, though used by nobody.
    [InlineData("App.C.D")]
    [InlineData("App.C.M")]
    [InlineData("App.C.Size")]
    [InlineData("App.C.P")]
    [InlineData("App.C.E")]
    [InlineData("App.C..ctor")]
    [InlineData("App.C.M(Int32, String[])")]
    [InlineData("App.C.M(!!0&, List)")]
    // Beside it.
    [InlineData("Forbidden")]
    [InlineData("Forbidden.Outer.Inner.Run")]
    [InlineData("Forbidden.Box.Value")]
    // In the output folder of the tests.
    [InlineData("CleanTemplate.Architecture.Rules.Rule")]
    [InlineData("Microsoft.CodeAnalysis.CSharp")]
    // In the shared frameworks.
    [InlineData("System.Guid.CreateVersion7()")]
    [InlineData("System.Guid.CreateVersion7(DateTimeOffset)")]
    [InlineData("System.DateTime.UtcNow")]
    [InlineData("System.Threading.Tasks.Task.Result")]
    [InlineData("System.Net.Http.HttpClient")]
    [InlineData("System.Linq")]
    [InlineData("System.Random..ctor()")]
    [InlineData("Microsoft.AspNetCore.Builder.WebApplication")]
    public void What_exists_somewhere_can_be_asked_about(string name) => Assert.True(Ask(name).IsSuccessful, Ask(name).ToString());

    [Fact]
    public void What_exists_only_in_the_file_itself_can_be_asked_about()
    {
        var program = System.IO.Path.Combine(_code.Folder, "App.exe");
        File.Move(_code.FileOf("App"), program);

        Assert.Empty(Types.FromFile(program).ShouldNot().HaveDependencyOn("App.C.Size").GetResult().Doubts);
    }

    [Theory]
    [InlineData("Ap")]
    [InlineData("App.Nothing")]
    [InlineData("App.C.Nothing")]
    [InlineData("App.C.Size.Nothing")]
    [InlineData("App.c")]
    [InlineData("App.C.M()")]
    [InlineData("App.C.M(Int32)")]
    [InlineData("App.C.M(Int32, String[]")]
    [InlineData("App.C.M)")]
    [InlineData("App..C")]
    [InlineData("Forbiddenish")]
    [InlineData("Forbidden.thing")]
    [InlineData("System.DateTime.UtcNou")]
    [InlineData("System.Guid.CreateVersion7(Int32)")]
    [InlineData("Entity.Framework")]
    [InlineData("")]
    public void What_exists_nowhere_is_a_failure_that_names_it(string name)
    {
        var result = Ask(name);

        Assert.False(result.IsSuccessful);
        Assert.Equal($"the rule asks about {name}, which exists nowhere. Correct the name, or say .UnknownIsFine(\"why\").", Assert.Single(result.Doubts));
    }

    [Fact]
    public void A_selection_that_asks_about_the_unknown_is_a_failure_too() =>
        Assert.Single(_code.Types("App").That().DoNotHaveDependencyOn("Entity.Framework").ShouldNot().BeSealed().GetResult().Doubts);

    [Fact]
    public void The_unknown_can_be_fine() =>
        Assert.True(_code.Types("App").ShouldNot().HaveDependencyOn("Entity.Framework").UnknownIsFine("we chose another").GetResult().IsSuccessful);

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void A_reason_must_have_words(string reason)
    {
        var rule = _code.Types("App").ShouldNot().BeSealed();

        Assert.Throws<ArgumentException>(() => rule.Because(reason));
        Assert.Throws<ArgumentException>(() => rule.AllowEmpty(reason));
        Assert.Throws<ArgumentException>(() => rule.UnknownIsFine(reason));
    }

    [Fact]
    public void A_baseline_hides_what_it_lists_and_nothing_else()
    {
        var baseline = Baseline("# known since the beginning", "", "  App.C is not sealed  ");

        var result = _code.Types("App").Should().BeSealed().Baseline(baseline).GetResult();

        Assert.Equal(["App.C.D is not sealed"], result.Violations.Select(violation => violation.Text));
        Assert.Empty(result.Doubts);
    }

    [Fact]
    public void A_baseline_that_lists_what_is_no_violation_any_more_is_a_failure()
    {
        var baseline = Baseline("App.C is not sealed", "App.C.D is not sealed", "App.Gone is not sealed");

        var result = _code.Types("App").Should().BeSealed().Baseline(baseline).GetResult();

        Assert.False(result.IsSuccessful);
        Assert.Empty(result.Violations);
        Assert.Equal($"{baseline} still lists \"App.Gone is not sealed\", which is no violation any more. Remove the line.", Assert.Single(result.Doubts));
    }

    [Fact]
    public void A_baseline_that_is_not_there_is_an_error() =>
        Assert.Throws<FileNotFoundException>(() => _code.Types("App").Should().BeSealed().Baseline("nowhere.txt").GetResult());

    [Fact]
    public void What_is_not_there_cannot_be_read()
    {
        Assert.Throws<FileNotFoundException>(() => Types.FromFile("Nowhere.dll"));
        Assert.Throws<DirectoryNotFoundException>(() => Types.FromPath(System.IO.Path.Combine(_code.Folder, "nowhere")));
    }

    public void Dispose() => _code.Dispose();

    private TestResult Ask(string name) => _code.Types("App").ShouldNot().HaveDependencyOn(name).GetResult();

    private string Baseline(params string[] lines)
    {
        var file = System.IO.Path.Combine(_code.Folder, "baseline.txt");
        File.WriteAllLines(file, lines);
        return file;
    }
}
