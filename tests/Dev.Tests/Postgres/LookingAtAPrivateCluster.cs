using System.Globalization;
using CleanTemplate.Dev.Databases;

namespace CleanTemplate.Dev.Tests.Postgres;

public sealed class LookingAtAPrivateCluster(LookingAtAPrivateCluster.Running running) : IClassFixture<LookingAtAPrivateCluster.Running>
{
    [Fact]
    public async Task It_listens_on_loopback_only_and_asks_for_the_password()
    {
        var (own, database) = await running.Cluster();

        Assert.Equal("127.0.0.1||scram-sha-256", await own.Ask(
            database.ConnectionString,
            "select current_setting('listen_addresses') || '|' || current_setting('unix_socket_directories') || '|' || (select string_agg(distinct auth_method, ',') from pg_hba_file_rules)"));
        var withoutPassword = database.ConnectionString[..database.ConnectionString.IndexOf("Password", StringComparison.Ordinal)];
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => own.Ask($"{withoutPassword}Password=guess", "select 1"));
        Assert.Contains("password authentication failed", refusal.Message);
    }

    [Fact]
    public async Task Nobody_else_can_read_the_password_or_the_data()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "File modes are Unix.");
        if (OperatingSystem.IsWindows()) return;

        var (own, _) = await running.Cluster();

        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(Owner, File.GetUnixFileMode(Path.Combine(own.Folder, "password")));
        Assert.Equal(Owner | UnixFileMode.UserExecute, File.GetUnixFileMode(own.Folder));
    }

    [Fact]
    public async Task The_server_has_a_session_of_its_own_so_that_interrupts_do_not_reach_it()
    {
        Assert.SkipUnless(Directory.Exists("/proc"), "Sessions are read from /proc.");
        var (own, _) = await running.Cluster();

        var server = own.Server.Process;
        var fields = (await File.ReadAllTextAsync($"/proc/{server}/stat", TestContext.Current.CancellationToken)).Split(") ")[1].Split(' ');
        Assert.Equal(server.ToString(CultureInfo.InvariantCulture), fields[3]);
    }

    /// <summary>One cluster for tests that only look at it.</summary>
    public sealed class Running : IAsyncDisposable
    {
        private OwnProduct? _own;
        private Database? _database;

        // Not in InitializeAsync: a fixture cannot skip.
        internal async Task<(OwnProduct Own, Database Database)> Cluster()
        {
            _own ??= await OwnProduct.New();
            return (_own, _database ??= await _own.Open());
        }

        public async ValueTask DisposeAsync()
        {
            if (_database is not null) await _database.DisposeAsync();
            if (_own is not null) await _own.DisposeAsync();
        }
    }
}
