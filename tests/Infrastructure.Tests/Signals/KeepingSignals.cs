using CleanTemplate.Infrastructure.Signals;
using CleanTemplate.Infrastructure.Tests.InDepth;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Tests.Signals;

public sealed class KeepingSignals
{
    [Theory, OnEveryDatabase]
    public async Task After_an_hour_a_signal_is_deleted_and_not_before(TestDatabase database)
    {
        await using var own = await database.Create();
        await own.Raise("old", ago: TimeSpan.FromMinutes(61));
        await own.Raise("told", ago: TimeSpan.FromMinutes(59));
        await own.Raise("new");
        await using Instance instance = new(own);
        using var retention = ActivatorUtilities.CreateInstance<SignalRetention>(instance.Get<IServiceProvider>());

        await retention.StartAsync(default);
        await Eventually.Is(async () => (await own.Kept()).Count < 3);
        await retention.StopAsync(default);

        Assert.Equal(["told", "new"], await own.Kept());
    }
}
