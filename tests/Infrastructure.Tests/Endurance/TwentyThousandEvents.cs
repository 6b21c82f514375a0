using CleanTemplate.Infrastructure.Tests.Events;

namespace CleanTemplate.Infrastructure.Tests.Endurance;

public sealed class TwentyThousandEvents
{
    private const int Events = 20_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Theory, OnEveryDatabase]
    public async Task Two_instances_share_them_and_each_has_its_effect_once(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Instance one = new(own), two = new(own);
        await one.Commit([.. Enumerable.Range(0, Events).Select(number => $"{number}")]);

        await Task.WhenAll(one.Dispatcher.StartAsync(default), two.Dispatcher.StartAsync(default));
        var started = TimeProvider.System.GetTimestamp();
        while (one.Told.Count + two.Told.Count < Events && TimeProvider.System.GetElapsedTime(started) < Patience) await Task.Delay(100);
        await Task.WhenAll(one.Dispatcher.StopAsync(default), two.Dispatcher.StopAsync(default));
        await one.HandleDue();

        var written = await one.Written();
        Assert.Equal((Events, Events), (written.Count, written.Distinct(StringComparer.Ordinal).Count()));
        Assert.All([one, two], instance => Assert.InRange(instance.Told.Count, Events / 10, Events));
    }
}
