using CleanTemplate.Infrastructure.Messaging;
using CleanTemplate.Infrastructure.Queues;
using CleanTemplate.Infrastructure.Tests.InDepth;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CleanTemplate.Infrastructure.Tests.Messaging;

[Collection(WithBroker.Name)]
public sealed class StoppingAndStarting(TestBroker broker)
{
    [Theory, OnEveryDatabase]
    public async Task What_is_in_work_when_the_service_stops_is_finished(TestDatabase database)
    {
        await using var wire = await Wire.To(broker);
        await using var own = await database.Create();
        await using Service service = new(own, broker, options => options.Prefetch = 1);
        await service.Declare();
        TaskCompletionSource go = new();
        service.Plot.Hearing = (_, cancellationToken) => go.Task.WaitAsync(cancellationToken);
        await wire.Tell(service, "begun");
        await service.Receive();
        await Eventually.Is(() => service.Plot.Begun.Count == 1);
        await wire.Tell(service, "not begun");

        var stopping = service.Stop();
        await Task.Delay(200);
        Assert.False(stopping.IsCompleted);
        go.SetResult();
        await stopping;

        Assert.Equal(["begun"], await service.Written());
        Assert.Equal(1u, await wire.Count(service.Queue));
    }

    [Theory, OnEveryDatabase]
    public async Task What_does_not_end_goes_back_to_the_queue_untouched(TestDatabase database)
    {
        await using var wire = await Wire.To(broker);
        await using var own = await database.Create();
        await using Service service = new(own, broker);
        await service.Declare();
        service.Plot.Hearing = (_, cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);
        await wire.Tell(service, "endless");
        await service.Receive();
        await Eventually.Is(() => service.Plot.Begun.Count == 1);

        await service.Stop();

        Assert.Empty(await service.Written());
        var back = await wire.Next(service.Queue);
        Assert.Equal(("endless", false), ((string?)back.Envelope["data"]!["what"], back.Properties.Headers!.ContainsKey(Aside.Attempt)));
    }

    [Theory, OnEveryDatabase]
    public async Task Nothing_is_lost_when_the_broker_restarts_and_the_outage_is_said_once(TestDatabase database)
    {
        await using TestBroker restarted = new();
        await using (await Wire.To(restarted))
        {
        }

        await using var own = await database.Create();
        await using Service service = new(own, restarted);
        await using Service later = new(own, restarted);
        await later.Declare();
        await later.Notice("kept");
        await service.Declare();
        await service.Receive();
        await service.Notice("before");
        await Eventually.Is(async () => (await service.Written()).Count == 1);
        Assert.Equal(HealthStatus.Healthy, (await service.Health()).Status);

        await restarted.Stop();
        await Eventually.Is(async () => (await service.Health()).Status == HealthStatus.Degraded);
        await service.Notice("during");
        await service.HandleLater();
        Assert.Equal((WorkState.Open, "BrokerUnavailableException"), (await service.Outbox())[^1] is var row ? (row.State, row.Error?.Split(':')[0]) : default);
        await restarted.Start();

        await Eventually.Is(async () => (await service.Health()).Status == HealthStatus.Healthy);
        await service.HandleLater();
        await later.Receive();
        await Eventually.Is(async () => (await service.Written()).Count == 3);
        Assert.Equal(["before", "during", "kept"], (await service.Written()).Order(StringComparer.Ordinal));
        Assert.Equal(["Warning: The connection to RabbitMQ", "Information: RabbitMQ"], service.BrokerLog.Lines.Select(line => line.Split(" at 127").First()));
        Assert.Empty(service.ConsumerLog.Lines);
    }

    [Theory, OnEveryDatabase]
    public async Task A_queue_that_is_taken_away_is_made_again(TestDatabase database)
    {
        await using var wire = await Wire.To(broker);
        await using var own = await database.Create();
        await using Service service = new(own, broker);
        await service.Declare();
        await service.Receive();

        await wire.Tell(service, "first");
        await Eventually.Is(async () => (await service.Written()).Count == 1);
        await wire.Channel.QueueDeleteAsync(service.Queue, ifUnused: false, ifEmpty: false);

        await Eventually.Is(async () => await Reached());
        Assert.Contains("again", await service.Written());

        async Task<bool> Reached()
        {
            try
            {
                await wire.Tell(service, "again");
            }
            catch (RabbitMQ.Client.Exceptions.PublishException)
            {
                return false;
            }

            await Task.Delay(50);
            return (await service.Written()).Contains("again");
        }
    }

    [Theory, OnEveryDatabase]
    public async Task A_queue_that_is_not_ours_is_said_once_and_the_api_stays_ready(TestDatabase database)
    {
        await using var wire = await Wire.To(broker);
        await using var own = await database.Create();
        await using Service service = new(own, broker);
        await wire.Channel.QueueDeclareAsync(service.Queue, durable: true, exclusive: false, autoDelete: false);

        await service.Receive();

        await Eventually.Is(async () => (await service.Health()).Status == HealthStatus.Degraded);
        await Task.Delay(500);
        Assert.Equal("Error: Messages cannot be received; trying until they can", Assert.Single(service.ConsumerLog.Lines));
    }
}
