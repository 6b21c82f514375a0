using System.Runtime.InteropServices;
using CleanTemplate.Dev.Postgres;

namespace CleanTemplate.Dev.Tests.Postgres;

public sealed class RunningOnAPrivateCluster
{
    private readonly string _url = $"http://localhost:{FreePort.Find()}";

    [Theory]
    [InlineData(PosixSignal.SIGTERM, false)]
    [InlineData(PosixSignal.SIGINT, true)]
    public async Task A_signal_stops_the_api_then_the_database_and_no_process_is_left(PosixSignal signal, bool toGroup)
    {
        await using var own = await OwnProduct.New();
        await using var host = Start(own);
        await host.Ready();
        var server = own.Server.Process;
        Assert.Contains(own.Data, host.Output);

        host.Signal(signal, toGroup);

        Assert.Equal(0, await host.Exit());
        Assert.Contains("stopped in peace", host.Journal);
        Assert.False(HostProcess.IsRunning(host.ApiProcessId));
        Assert.False(HostProcess.IsRunning(server));
        Assert.Null(Postmaster.Of(own.Data));
    }

    [Fact]
    public async Task A_verb_that_fails_stops_the_database()
    {
        await using var own = await OwnProduct.New();
        await using var host = Start(own, "--FailingVerb", "migrate");

        Assert.Equal(7, await host.Exit());
        Assert.Null(Postmaster.Of(own.Data));
    }

    [Fact]
    public async Task After_the_host_was_killed_the_next_start_adopts_its_database()
    {
        await using var own = await OwnProduct.New();
        await using var killed = Start(own, "--urls", "http://localhost:0");
        await killed.Ready();
        killed.KillAlone();
        var server = own.Server;

        await using var next = Start(own);
        await next.Ready();

        Assert.Equal(server, own.Server);
        Assert.Contains("found running", next.Output);
    }

    private HostProcess Start(OwnProduct own, params string[] arguments) =>
        HostProcess.Start(own.Product.Name, ["--urls", _url, "--Database:Provider", "PostgreSql", "--Database:ConnectionString=", .. arguments]);
}
