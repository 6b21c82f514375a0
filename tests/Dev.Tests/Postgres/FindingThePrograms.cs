using CleanTemplate.Dev.Postgres;

namespace CleanTemplate.Dev.Tests.Postgres;

public sealed class FindingThePrograms : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory();

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void A_machine_without_them_has_none() => Assert.Null(PostgresPrograms.Find(path: $"relative{Path.PathSeparator}", _root.FullName));

    [Fact]
    public void The_newest_version_is_the_one_with_the_highest_number()
    {
        foreach (var version in new[] { "9.6", "15", "17", "8" }) Install($"usr/lib/postgresql/{version}/bin");

        Assert.Equal(Folder("usr/lib/postgresql/17/bin"), Find()?.Folder);
    }

    [Theory]
    [InlineData("usr/lib/postgresql/16/bin")]
    [InlineData("usr/pgsql-16/bin")]
    [InlineData("opt/homebrew/opt/postgresql@16/bin")]
    [InlineData("usr/local/opt/postgresql@16/bin")]
    [InlineData("Applications/Postgres.app/Contents/Versions/16/bin")]
    public void They_are_found_where_the_packagers_of_each_platform_put_them(string folder)
    {
        Install(folder);

        Assert.Equal(Folder(folder), Find()?.Folder);
    }

    [Fact]
    public void The_path_comes_first()
    {
        Install("usr/lib/postgresql/17/bin");
        Install("own");

        Assert.Equal(Folder("own"), PostgresPrograms.Find(Folder("own"), _root.FullName)?.Folder);
    }

    [Fact]
    public void A_folder_with_clients_only_does_not_count()
    {
        Install("usr/lib/postgresql/17/bin");
        File.Delete(Path.Combine(Folder("usr/lib/postgresql/17/bin"), Program("postgres")));

        Assert.Null(Find());
    }

    [Fact]
    public void A_link_in_the_path_leads_to_the_real_folder()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need privileges on Windows.");
        Install("real/bin");
        var links = _root.CreateSubdirectory("links").FullName;
        File.CreateSymbolicLink(Path.Combine(links, "pg_ctl"), Path.Combine(Folder("real/bin"), "pg_ctl"));

        Assert.Equal(Folder("real/bin"), PostgresPrograms.Find(links, _root.FullName)?.Folder);
    }

    private static string Program(string name) => OperatingSystem.IsWindows() ? $"{name}.exe" : name;

    private PostgresPrograms? Find() => PostgresPrograms.Find(path: "", _root.FullName);

    private string Folder(string folder) => Path.Combine(_root.FullName, folder);

    private void Install(string folder)
    {
        Directory.CreateDirectory(Folder(folder));
        foreach (var name in new[] { "initdb", "pg_ctl", "postgres" }) File.WriteAllText(Path.Combine(Folder(folder), Program(name)), "");
    }
}
