using System.Diagnostics;
using CleanTemplate.Dev.Postgres;

namespace CleanTemplate.Dev.Tests.Postgres;

public sealed class KeepingAPrivateCluster
{
    [Fact]
    public async Task A_second_start_finds_the_data_of_the_first()
    {
        await using var own = await OwnProduct.New();
        await using (var first = await own.Open())
        {
            await own.Ask(first.ConnectionString, "create table kept as select 42 as answer");
            Assert.Contains(own.Data, first.Description);
        }

        Assert.Null(Postmaster.Of(own.Data));
        await using var second = await own.Open();

        Assert.Equal("42", await own.Ask(second.ConnectionString, "select answer from kept"));
    }

    [Fact]
    public async Task A_live_cluster_is_adopted_and_left_running()
    {
        await using var own = await OwnProduct.New();
        await using var first = await own.Open();

        await using (var second = await own.Open())
        {
            Assert.Equal(first.ConnectionString, second.ConnectionString);
            Assert.Contains("left running", second.Description);
        }

        Assert.Equal("1", await own.Ask(first.ConnectionString, "select 1"));
    }

    [Fact]
    public async Task Two_starts_at_the_same_time_share_one_cluster()
    {
        await using var own = await OwnProduct.New();

        var databases = await Task.WhenAll(own.Open(), own.Open());

        Assert.Equal(databases[0].ConnectionString, databases[1].ConnectionString);
        foreach (var database in databases) await database.DisposeAsync();
        Assert.Null(Postmaster.Of(own.Data));
    }

    [Fact]
    public async Task After_a_crash_of_the_server_a_stale_pid_does_not_stand_in_the_way()
    {
        await using var own = await OwnProduct.New();
        await using var crashed = await own.Open();
        await own.KillServer();
        // The number belongs to another program of the same account now: PostgreSQL itself would take it for a running server.
        var other = await own.StartOtherProgram();
        var file = Postmaster.PidFile(own.Data);
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(file, [other, .. lines[1..]], TestContext.Current.CancellationToken);

        await using var database = await own.Open();

        Assert.Equal("1", await own.Ask(database.ConnectionString, "select 1"));
    }

    [Fact]
    public async Task A_server_that_ended_but_is_still_listed_does_not_live()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/bin/sleep"), "Processes that nobody waits for are made with /bin/sleep, and told by /proc.");
        await using var own = await OwnProduct.New();
        var server = Path.Combine(Directory.CreateDirectory(own.Home).FullName, "postgres");
        File.Copy("/bin/sleep", server);
        // The shell turns into a program that knows nothing of the child.
        using var parent = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "\"$0\" 1 & echo $!; exec sleep 10", server]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        Postmaster postmaster = new(int.Parse((await parent.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!), Port: 0);
        while (HostProcess.IsRunning(postmaster.Process)) await Task.Delay(50, TestContext.Current.CancellationToken);

        Assert.Equal("postgres", Process.GetProcessById(postmaster.Process).ProcessName);
        Assert.False(postmaster.IsAlive());
        parent.Kill();
    }

    [Fact]
    public async Task Data_that_a_killed_start_left_half_made_is_thrown_away()
    {
        await using var own = await OwnProduct.New();
        var half = Directory.CreateDirectory(Path.Combine(own.Home, "postgres.new-1234", "data"));
        await File.WriteAllTextAsync(Path.Combine(half.FullName, "PG_VERSION"), "15", TestContext.Current.CancellationToken);

        await using var database = await own.Open();

        Assert.Equal("1", await own.Ask(database.ConnectionString, "select 1"));
        Assert.False(half.Exists && Directory.Exists(half.FullName));
    }

    [Fact]
    public async Task Data_of_another_major_version_is_refused_with_both_versions_and_the_folder()
    {
        await using var own = await OwnProduct.New();
        var installed = await Requires.Programs().Major(TestContext.Current.CancellationToken);
        Directory.CreateDirectory(own.Data);
        await File.WriteAllTextAsync(Path.Combine(own.Data, "PG_VERSION"), "9.1\n", TestContext.Current.CancellationToken);

        var refusal = await Assert.ThrowsAsync<CannotStartException>(own.Open);

        Assert.Contains("PostgreSQL 9.1", refusal.Message);
        Assert.Contains($"PostgreSQL {installed}", refusal.Message);
        Assert.Contains(own.Data, refusal.Message);
    }

    [Fact]
    public async Task A_folder_that_is_no_database_is_refused_not_overwritten()
    {
        await using var own = await OwnProduct.New();
        Directory.CreateDirectory(own.Data);

        var refusal = await Assert.ThrowsAsync<CannotStartException>(own.Open);

        Assert.Contains(own.Data, refusal.Message);
    }

    [Fact]
    public async Task A_machine_without_the_programs_offers_nothing() =>
        Assert.Null(await new PrivateCluster().Open(new("Dev.Tests"), [], TestContext.Current.CancellationToken));
}
