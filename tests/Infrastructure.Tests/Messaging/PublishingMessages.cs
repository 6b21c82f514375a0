using CleanTemplate.Application.Common.Messaging;
using CleanTemplate.Infrastructure.Queues;
using RabbitMQ.Client;

namespace CleanTemplate.Infrastructure.Tests.Messaging;

[Collection(WithBroker.Name)]
public sealed class PublishingMessages(TestBroker broker)
{
    [Theory, OnEveryDatabase]
    public async Task What_an_event_announces_lies_in_a_queue_when_the_event_is_handled(TestDatabase database)
    {
        await using var wire = await Wire.To(broker);
        await using var own = await database.Create();
        await using Service service = new(own, broker);
        await service.Declare();

        await service.Notice("hello");

        var letter = (await wire.Take(service.Queue))!;
        var (envelope, row) = (letter.Envelope, Assert.Single(await service.Outbox()));
        Assert.Equal(WorkState.Done, row.State);
        Assert.Equal(["id", "name", "version", "occurredAt", "source", "traceParent", "data"], envelope.AsObject().Select(member => member.Key));
        Assert.Equal(("tests.told", 1, service.Queue, "hello"), ((string?)envelope["name"], (int?)envelope["version"], (string?)envelope["source"], (string?)envelope["data"]!["what"]));
        Assert.Equal(service.Clock.Now, (DateTimeOffset?)envelope["occurredAt"]);
        Assert.Equal((DeliveryModes.Persistent, "application/json", (string?)envelope["id"]), (letter.Properties.DeliveryMode, letter.Properties.ContentType, letter.Properties.MessageId));
    }

    [Theory, OnEveryDatabase]
    public async Task A_message_that_no_queue_wants_fails_the_attempt_and_is_told_when_one_does(TestDatabase database)
    {
        await using var wire = await Wire.To(broker);
        await using var own = await database.Create();
        await using Service service = new(own, broker);

        await service.Notice(Plot.Unheard);
        Assert.Equal((WorkState.Open, "UnpublishedMessageException: No queue wants tests.unheard."), Assert.Single(await service.Outbox()) is var row ? (row.State, row.Error) : default);

        var queue = await wire.Want(service, "tests.unheard");
        await service.HandleLater();
        Assert.Equal(WorkState.Done, (await service.Outbox())[0].State);
        Assert.Equal("unheard", (string?)(await wire.Take(queue))!.Envelope["data"]!["what"]);
    }

    [Theory, OnEveryDatabase]
    public async Task A_message_that_the_broker_does_not_take_fails_the_attempt(TestDatabase database)
    {
        await using var wire = await Wire.To(broker);
        await using var own = await database.Create();
        await using Service service = new(own, broker);
        await service.Declare();
        await wire.Want(service, "tests.unheard", new(StringComparer.Ordinal) { ["x-max-length"] = 1, ["x-overflow"] = "reject-publish" });

        await service.Notice(Plot.Unheard);
        await service.Notice(Plot.Unheard);

        Assert.Equal([null, "UnpublishedMessageException: RabbitMQ did not take tests.unheard."], (await service.Outbox()).Select(row => row.Error));
    }

    [Theory, OnEveryDatabase]
    public async Task Repetitions_have_the_same_id_and_no_other_message_has(TestDatabase database)
    {
        await using var wire = await Wire.To(broker);
        await using var own = await database.Create();
        await using Service service = new(own, broker);
        await service.Declare();
        service.Plot.Noticing = async (fact, publisher, cancellationToken) =>
        {
            await publisher.Publish(new Told("one"), fact.OccurredAt, cancellationToken);
            await publisher.Publish(new Told("two"), fact.OccurredAt, cancellationToken);
            throw new InvalidTimeZoneException();
        };

        await service.Notice("twice");
        await service.HandleLater();

        List<string?> ids = [];
        while (await wire.Take(service.Queue) is { } letter) ids.Add((string?)letter.Envelope["id"]);
        Assert.Equal(4, ids.Count);
        Assert.Equal(2, ids.Distinct().Count());
        Assert.Equal(ids[..2], ids[2..]);
    }

    [Theory, OnEveryDatabase]
    public async Task Who_handles_no_event_publishes_nothing(TestDatabase database)
    {
        await using var wire = await Wire.To(broker);
        await using var own = await database.Create();
        await using Service service = new(own, broker);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => service.With(async (IMessagePublisher publisher) =>
        {
            await publisher.Publish(new Told("never"), service.Clock.Now, default);
            return true;
        }));

        Assert.StartsWith($"{typeof(Told)} is published by an event handler that reaches outside", refused.Message, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task Without_a_broker_nothing_is_told_and_that_is_said_once(TestDatabase database)
    {
        await using var own = await database.Create();
        await using Service service = new(own, broker, options => options.Host = "none");

        await service.Receive();
        await service.Notice("unsaid", "unsaid again");

        Assert.All(await service.Outbox(), row => Assert.Equal((WorkState.Done, null), (row.State, row.Error)));
        Assert.Equal("Warning: No broker is set (RabbitMq:Host): nothing is told to other services, and nothing is heard from them", Assert.Single(service.ConsumerLog.Lines));
        Assert.Empty(service.BrokerLog.Lines);
    }
}
