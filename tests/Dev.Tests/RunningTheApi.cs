using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using CleanTemplate.Dev.Common;
using CleanTemplate.Dev.Databases;

namespace CleanTemplate.Dev.Tests;

public sealed class RunningTheApi
{
    private readonly string _url = $"http://localhost:{FreePort.Find()}";

    [Fact]
    public async Task The_database_is_migrated_and_seeded_before_the_api_serves()
    {
        await using var host = HostProcess.StartConfigured(_url);
        await host.Ready();

        var database = $"{DatabaseSearch.AllSources[0].Provider} the-database Development";
        Assert.Equal([$"migrate --seed {database}", "serve"], host.Journal.Take(2));
        Assert.Contains($"\nAPI: {_url}\n", host.Output);
        Assert.Contains("Sign in: ", host.Output);
        Assert.Contains($"{_url}/docs", host.Output);
        Assert.DoesNotContain("the-database", host.Output);
    }

    [Theory]
    [InlineData(PosixSignal.SIGINT, false)]
    [InlineData(PosixSignal.SIGINT, true)]
    [InlineData(PosixSignal.SIGTERM, false)]
    [InlineData(PosixSignal.SIGHUP, false)]
    public async Task A_signal_stops_the_api_in_peace_and_then_the_host(PosixSignal signal, bool toGroup)
    {
        await using var host = HostProcess.StartConfigured(_url);
        await host.Ready();

        host.Signal(signal, toGroup);

        Assert.Equal(0, await host.Exit());
        Assert.False(HostProcess.IsRunning(host.ApiProcessId));
        Assert.Contains("stopped in peace", host.Journal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_signal_during_a_verb_stops_the_verb(bool toGroup)
    {
        await using var host = HostProcess.StartConfigured(_url, "--SlowVerb", "migrate");
        await host.Noted("process");

        host.Signal(PosixSignal.SIGINT, toGroup);

        Assert.Equal(0, await host.Exit());
        Assert.False(HostProcess.IsRunning(host.ApiProcessId));
        Assert.DoesNotContain("serve", host.Journal);
    }

    [Fact]
    public async Task A_verb_that_hears_ctrl_c_before_the_host_is_no_failure()
    {
        await using var host = HostProcess.StartConfigured(_url, "--SlowVerb", "migrate");
        await host.Noted("process");

        host.SignalApi(PosixSignal.SIGINT);
        await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        host.Signal(PosixSignal.SIGINT);

        Assert.Equal(0, await host.Exit());
        Assert.DoesNotContain("failed", host.Output);
    }

    [Fact]
    public async Task A_verb_that_fails_ends_the_start_with_its_exit_code()
    {
        await using var host = HostProcess.StartConfigured(_url, "--FailingVerb", "migrate");

        Assert.Equal(7, await host.Exit());
        Assert.Single(host.Journal);
        Assert.Contains("'migrate --seed' failed with exit code 7", host.Output);
    }

    [Fact]
    public async Task An_api_that_dies_takes_the_host_along_with_its_exit_code()
    {
        await using var host = HostProcess.StartConfigured(_url, "--DiesWith", "5");

        Assert.Equal(5, await host.Exit());
        Assert.Contains("serve", host.Journal);
    }

    [Fact]
    public async Task The_real_host_says_which_port_is_taken_before_it_starts_anything()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var run = await ProgramRun.Of(ApiProject.Dotnet, [typeof(DevelopmentHost).Assembly.Location, "--urls", $"http://localhost:{port}"], TestContext.Current.CancellationToken);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"Port {port} is taken", run.Output);
        Assert.Contains("--urls", run.Output);
        Assert.DoesNotContain("Applied", run.Output);
    }

    [Fact]
    public async Task After_the_host_was_killed_the_next_start_names_the_port_that_the_api_still_holds()
    {
        await using var killed = HostProcess.StartConfigured(_url);
        await killed.Ready();
        killed.KillAlone();
        Assert.True(HostProcess.IsRunning(killed.ApiProcessId));

        await using var next = HostProcess.StartConfigured(_url);

        Assert.Equal(1, await next.Exit());
        Assert.Contains($"Port {new Uri(_url).Port} is taken", next.Output);
        Assert.Contains("left behind", next.Output);
    }
}
