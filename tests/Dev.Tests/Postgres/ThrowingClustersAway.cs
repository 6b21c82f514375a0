using CleanTemplate.Dev.Postgres;

namespace CleanTemplate.Dev.Tests.Postgres;

public sealed class ThrowingClustersAway
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cluster_answers_is_fast_rather_than_safe_and_leaves_nothing()
    {
        await using var asking = await OwnProduct.New();
        string folder;
        await using (var cluster = await ThrowawayCluster.Start(Requires.Programs(), Token))
        {
            folder = Path.GetDirectoryName(cluster.Data)!;
            Assert.Matches("^Host=127.0.0.1;Port=[0-9]+;Username=postgres;Password=[^;]+;Database=postgres$", cluster.ConnectionString);
            Assert.Equal("off|off|off|300", await asking.Ask(
                cluster.ConnectionString,
                "select concat_ws('|', current_setting('fsync'), current_setting('synchronous_commit'), current_setting('full_page_writes'), current_setting('max_connections'))"));
        }

        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task What_a_crashed_run_left_behind_is_stopped_and_removed_and_a_living_run_is_not_disturbed()
    {
        await using var asking = await OwnProduct.New();
        await using var alive = await ThrowawayCluster.Start(Requires.Programs(), Token);
        var crashed = await ThrowawayCluster.Start(Requires.Programs(), Token);
        var server = Postmaster.Of(crashed.Data)!.Process;
        var folder = Path.GetDirectoryName(crashed.Data)!;
        // As if a process had made it that is gone; the server does not mind that its folder moves.
        var parts = Path.GetFileName(folder).Split('-');
        var left = Path.Combine(Path.GetDirectoryName(folder)!, string.Join('-', [.. parts[..^3], "2147483646", .. parts[^2..]]));
        Directory.Move(folder, left);

        await using var next = await ThrowawayCluster.Start(Requires.Programs(), Token);

        Assert.False(Directory.Exists(left));
        Assert.False(HostProcess.IsRunning(server));
        Assert.Equal("1", await asking.Ask(alive.ConnectionString, "select 1"));
    }
}
