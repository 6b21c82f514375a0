using System.Runtime.InteropServices;

namespace CleanTemplate.Dev.Tests;

/// <summary>Alone, so that its ten seconds pass beside other tests.</summary>
public sealed class StoppingAStubbornApi
{
    [Fact]
    public async Task An_api_that_does_not_stop_is_killed_after_ten_seconds()
    {
        await using var host = HostProcess.StartConfigured($"http://localhost:{FreePort.Find()}", "--Stubborn", "yes");
        await host.Ready();

        host.Signal(PosixSignal.SIGTERM);

        Assert.Equal(0, await host.Exit());
        Assert.False(HostProcess.IsRunning(host.ApiProcessId));
    }
}
