namespace CleanTemplate.Template.Tests;

/// <summary>
/// A project made of version 1.0.0 and committed with the work of its team, and a feed that has 1.1.0 as well. The versions differ in a few
/// test classes that are planted for it: they are compiled and run, so that a wrong merge is seen.
/// </summary>
public sealed class OldProject(InstalledTemplate template) : IAsyncLifetime
{
    private const string Folder = "tests/Application.Tests/Planted", Product = "Acme.Shop";

    public string Feed { get; } = template.NewFolder();

    private string Home { get; } = template.NewFolder();

    private string Root { get; } = Path.Combine(template.NewFolder(), Product);

    public Scaffold App => new(Root, Home);

    /// <summary>What <c>dotnet run --project dev -- update</c> answers.</summary>
    public Task<(int Status, string Said)> Update(params string[] arguments) =>
        Tool.Try(Root, Home, new Dictionary<string, string>(), "dotnet", ["run", "--no-build", "--project", "dev", "--", "update", "--source", Feed, .. arguments]);

    public Task<string> Git(params string[] arguments) => Tool.Run(Root, Home, "git", arguments);

    public async Task Commit()
    {
        await Git("add", "--all");
        await Git("commit", "--quiet", "--message", "Work");
    }

    /// <summary>As at first, whatever a test did.</summary>
    public async Task StartOver()
    {
        await Git("reset", "--quiet", "--hard");
        await Git("clean", "--quiet", "--force", "-d");
        await Git("switch", "--quiet", "main");
        await Git("reset", "--quiet", "--hard", "begin");
        if ((await Git("branch", "--list", "cleanbackend/1.1.0")).Length > 0) await Git("branch", "--quiet", "-D", "cleanbackend/1.1.0");
    }

    /// <summary>Everything that git knows, and what is not committed.</summary>
    public async Task<string> State() => await Git("for-each-ref") + await Git("status", "--porcelain=v2", "--branch") + await Git("count-objects", "--verbose");

    public async ValueTask InitializeAsync()
    {
        var source = Path.Combine(template.NewFolder(), "source");
        await Tool.Run(template.Source, Home, "git", "checkout-index", "--all", $"--prefix={source}/");
        await Tool.Run(source, Home, "git", "init", "--quiet");
        Scaffold versions = new(source, Home);
        Plant(versions, "Unedited", "Edited", "Moved", "Deleted", "Gone", "MovedThere");
        await Pack(source);
        await Tool.Run(Home, Home, "dotnet", "new", "install", Directory.EnumerateFiles(Feed).Single());
        await Tool.Run(Home, Home, "dotnet", ["new", "cleanbackend", "-n", Product, "-o", Root, .. Choice.Smallest.Arguments]);
        RaiseVersion(versions);
        await Pack(source);

        await Git("init", "--quiet", "--initial-branch=main");
        await Git("config", "user.name", "developer");
        await Git("config", "user.email", "developer@example.com");
        await Commit();
        Work(App);
        await Commit();
        await Git("tag", "begin");
        await App.Dotnet("build", "dev");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static void Plant(Scaffold versions, params string[] names)
    {
        foreach (var name in names)
        {
            versions.Write($"{Folder}/{name}.cs", $$"""
                namespace CleanTemplate.Application.Tests.Planted;

                public sealed class {{name}}
                {
                    // Begins.

                    [Fact]
                    public void The_constant_of_{{name}}_is_the_one_that_is_meant()
                    {
                        Assert.Equal("old", Meant);
                    }

                    private const string Meant = "old";
                }

                """);
        }
    }

    private static void RaiseVersion(Scaffold versions)
    {
        Replace(versions, "templates/scaffold/.cleanbackend.json", "\"version\": \"1.0.0\"", "\"version\": \"1.1.0\"");
        Replace(versions, "templates/scaffold/.cleanbackend.json", "\"options\": {", "\"options\": {\n    \"flavour\": \"the flavour that was chosen\",");
        Replace(versions, ".template.config/template.json", "\"database\": {", """
            "flavour": {
                  "type": "parameter", "datatype": "choice", "defaultValue": "plain", "replaces": "the flavour that was chosen",
                  "choices": [ { "choice": "plain" }, { "choice": "sweet" } ]
                },
                "database": {
            """);
        foreach (var name in new[] { "Unedited", "Edited", "Moved", "Deleted" }) Replace(versions, $"{Folder}/{name}.cs", "\"old\"", "\"new\"");
        versions.Move($"{Folder}/MovedThere.cs", "tests/Application.Tests/Elsewhere/MovedThere.cs");
        versions.Delete($"{Folder}/Gone.cs");
        versions.Write($"{Folder}/Added.cs", """
            namespace CleanTemplate.Application.Tests.Planted;

            /// <summary>Of the newer version alone.</summary>
            public sealed class Added
            {
                [Theory, InlineData(1), InlineData(2)]
                public void Numbers_of_the_newer_version_are_positive(int number) => Assert.InRange(number, 1, int.MaxValue);
            }

            """);
        foreach (var file in versions.Files.Where(file => file.EndsWith("_Initial.cs", StringComparison.Ordinal)).ToList()) versions.Write(file, $"{versions.Read(file)}// Newer.\n");
    }

    /// <summary>What a team does to the files of its scaffold, and a slice of its own.</summary>
    private static void Work(Scaffold app)
    {
        foreach (var name in new[] { "Edited", "MovedThere" }) Replace(app, $"{Folder}/{name}.cs", "// Begins.", "// Ours.");
        app.Move($"{Folder}/Moved.cs", "tests/Application.Tests/Ours/Moved.cs");
        app.Delete($"{Folder}/Deleted.cs");
        app.Write("src/Application/About/GetMotto.cs", $$"""
            using {{Product}}.Application.Common;
            using {{Product}}.Application.Common.Authorization;
            using {{Product}}.Domain.Common;

            namespace {{Product}}.Application.About;

            [Public]
            public sealed record GetMotto : IQuery<MottoDto>;

            public sealed record MottoDto(string Motto);

            internal sealed class GetMottoHandler : IQueryHandler<GetMotto, MottoDto>
            {
                public Task<Result<MottoDto>> Handle(GetMotto query, CancellationToken cancellationToken) => Task.FromResult<Result<MottoDto>>(new MottoDto("Onward"));
            }

            """);
        app.Write("tests/Application.Tests/About/GettingTheMotto.cs", $$"""
            using {{Product}}.Application.About;

            namespace {{Product}}.Application.Tests.About;

            public sealed class GettingTheMotto
            {
                [Fact]
                public async Task The_motto_is_short() => Assert.Equal(new MottoDto("Onward"), (await new GetMottoHandler().Handle(new(), default)).Value);
            }

            """);
    }

    private static void Replace(Scaffold files, string file, string text, string other)
    {
        Assert.Contains(text, files.Read(file), StringComparison.Ordinal);
        files.Write(file, files.Read(file).Replace(text, other, StringComparison.Ordinal));
    }

    private async Task Pack(string source)
    {
        await Tool.Run(source, Home, "git", "add", "--all", "--force");
        await Tool.Run(source, Home, "dotnet", "pack", "templates/package", "--output", Feed);
    }
}
