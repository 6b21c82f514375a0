using System.Text;
using CleanTemplate.Infrastructure.Messaging;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Audit;
using CleanTemplate.Infrastructure.Tests.InDepth;
using Microsoft.EntityFrameworkCore;
using RabbitMQ.Client;

namespace CleanTemplate.Infrastructure.Tests.Messaging;

[Collection(WithBroker.Name)]
public sealed class ReceivingMessages(TestBroker broker)
{
    [Theory, OnEveryDatabase]
    public async Task What_one_service_announces_another_handles(TestDatabase database)
    {
        await using var wire = await Wire.To(broker);
        await using var own = await database.Create();
        await using Service service = new(own, broker);
        await service.Declare();
        await service.Receive();

        await service.Notice("hello");

        await Eventually.Is(async () => (await service.Written()).Count == 1);
        Assert.Equal(["hello"], await service.Written());
        Assert.Equal(["message:WritesDownWhatItHears"], await own.With((AppDbContext context) =>
            context.Set<AuditEntry>().Where(entry => entry.Entity == WritesDownWhatItHears.Table).Select(entry => entry.Who).ToListAsync()));
    }

    [Theory, OnEveryDatabase]
    public async Task A_message_that_comes_again_has_its_effects_once(TestDatabase database)
    {
        await using var wire = await Wire.To(broker);
        await using var own = await database.Create();
        await using Service service = new(own, broker, options => options.Prefetch = 1);
        await service.Declare();
        var same = Wire.Envelope("once", Guid.NewGuid());
        foreach (var body in new[] { same, same, Wire.Envelope("last") }) await wire.Send(service, body);

        await service.Receive();

        await Eventually.Is(async () => (await service.Written()).Contains("last"));
        Assert.Equal(["once", "last"], await service.Written());
        Assert.Equal(["once", "last"], service.Plot.Begun);
    }

    [Theory, OnEveryDatabase]
    public async Task The_same_message_at_the_same_time_has_its_effects_once(TestDatabase database)
    {
        await using var wire = await Wire.To(broker);
        await using var own = await database.Create();
        await using Service service = new(own, broker, options => options.Prefetch = 2);
        await service.Declare();
        var same = Wire.Envelope("once", Guid.NewGuid());
        TaskCompletionSource bothAreAtIt = new();
        service.Plot.Hearing = (_, cancellationToken) =>
        {
            if (service.Plot.Begun.Count >= 2) bothAreAtIt.TrySetResult();
            return bothAreAtIt.Task.WaitAsync(cancellationToken);
        };
        await wire.Send(service, same);
        await wire.Send(service, same);

        await service.Receive();

        await bothAreAtIt.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await service.Stop();
        Assert.Equal(["once"], await service.Written());
        Assert.Equal((0u, 0u), (await wire.Count(service.Queue), await wire.Count(service.DeadQueue)));
    }

    [Theory, OnEveryDatabase]
    public async Task What_fails_is_tried_again_after_a_pause(TestDatabase database)
    {
        await using var wire = await Wire.To(broker);
        await using var own = await database.Create();
        await using Service service = new(own, broker);
        await service.Declare();
        service.Plot.Hearing = (_, _) => service.Plot.Begun.Count < 3 ? throw new InvalidTimeZoneException("no zone") : Task.CompletedTask;
        await wire.Tell(service, "third time");

        var started = TimeProvider.System.GetTimestamp();
        await service.Receive();

        await Eventually.Is(async () => (await service.Written()).Count == 1);
        Assert.Equal(3, service.Plot.Begun.Count);
        Assert.True(TimeProvider.System.GetElapsedTime(started) >= TimeSpan.FromMilliseconds(150), "There was no pause.");
        Assert.Equal(0u, await wire.Count(service.DeadQueue));
    }

    [Theory, OnEveryDatabase]
    public async Task What_fails_too_often_lies_in_the_dead_letter_queue_with_its_reason_and_leaves_nothing(TestDatabase database)
    {
        await using var wire = await Wire.To(broker);
        await using var own = await database.Create();
        await using Service service = new(own, broker);
        await service.Declare();
        service.Plot.Hearing = (_, _) => throw new InvalidTimeZoneException("no zone");
        var body = Wire.Envelope("never");
        await wire.Send(service, body);

        await service.Receive();

        var dead = await wire.Next(service.DeadQueue);
        Assert.Equal((body, "3", "InvalidTimeZoneException: no zone", "tests.told"), (dead.Body, dead.Header(Aside.Attempt), dead.Header(Aside.Reason), dead.Header(Aside.RoutingKey)));
        Assert.Equal(DeliveryModes.Persistent, dead.Properties.DeliveryMode);
        Assert.Equal(3, service.Plot.Begun.Count);
        Assert.Empty(await service.Written());
        Assert.Equal(0u, await wire.Count(service.Queue));
    }

    [Theory, OnEveryDatabase]
    public async Task A_refusal_is_for_good(TestDatabase database)
    {
        await using var wire = await Wire.To(broker);
        await using var own = await database.Create();
        await using Service service = new(own, broker);
        await service.Declare();
        await wire.Tell(service, Plot.Refused);

        await service.Receive();

        var dead = await wire.Next(service.DeadQueue);
        Assert.Equal(("1", "RefusedMessageException: tests.refused: Not that."), (dead.Header(Aside.Attempt), dead.Header(Aside.Reason)));
        Assert.Single(service.Plot.Begun);
        Assert.Empty(await service.Written());
    }

    [Theory, OnEveryDatabase]
    public async Task A_handler_that_takes_too_long_is_called_off_and_asked_again(TestDatabase database)
    {
        await using var wire = await Wire.To(broker);
        await using var own = await database.Create();
        await using Service service = new(own, broker, options => options.HandlerTimeout = TimeSpan.FromSeconds(1));
        await service.Declare();
        service.Plot.Hearing = (_, cancellationToken) => service.Plot.Begun.Count == 1 ? Task.Delay(Timeout.Infinite, cancellationToken) : Task.CompletedTask;
        await wire.Tell(service, "slow");

        await service.Receive();

        await Eventually.Is(async () => (await service.Written()).Count == 1);
        Assert.Equal(2, service.Plot.Begun.Count);
    }

    [Theory, OnEveryDatabase]
    public async Task What_cannot_be_read_is_put_aside_with_its_reason_and_the_next_message_is_handled(TestDatabase database)
    {
        await using var wire = await Wire.To(broker);
        await using var own = await database.Create();
        await using Service service = new(own, broker, options => options.Prefetch = 1);
        await service.Declare();
        (byte[] Body, string Reason)[] rubbish =
        [
            ([], "This is no envelope: "),
            ([0xFF, 0xFE, 0x00], "This is no envelope: "),
            (Utf8("null"), "This is no envelope: It is null."),
            (Utf8("[]"), "This is no envelope: "),
            (Utf8("""{"name":"tests.told"}"""), "This is no envelope: "),
            (Utf8(new string('[', 10_000)), "This is no envelope: "),
            (Utf8(Wire.Envelope("no id", Guid.Empty)), "This is no envelope: Its id is empty."),
            (Utf8(Wire.Envelope("two names").Replace("{\"id\"", "{\"name\":\"a\",\"id\"", StringComparison.Ordinal)), "This is no envelope: "),
            (Utf8(Wire.Envelope("unknown", name: "tests.unknown")), "No message 'tests.unknown' is consumed here."),
            (Utf8(Wire.Envelope("only published", name: "tests.unheard")), "No message 'tests.unheard' is consumed here."),
            (Utf8(Wire.Envelope("newer", version: 2)), "'tests.told' is not consumed in version 2, but in 1."),
            (Utf8(Wire.Envelope("old", version: 0)), "'tests.told' is not consumed in version 0, but in 1."),
            (Utf8(Wire.Envelope("data").Replace("{\"what\":\"data\"}", "{}", StringComparison.Ordinal)), "The data are no tests.told, version 1: "),
            (Utf8(Wire.Envelope("data").Replace("{\"what\":\"data\"}", "null", StringComparison.Ordinal)), "The data are no tests.told, version 1: "),
            (Utf8(Wire.Envelope("data").Replace("\"data\"}", "7}", StringComparison.Ordinal)), "The data are no tests.told, version 1: "),
        ];
        foreach (var (body, _) in rubbish) await wire.Send(service, body);
        await wire.Tell(service, "good");

        await service.Receive();

        await Eventually.Is(async () => (await service.Written()).Count == 1);
        foreach (var (body, reason) in rubbish)
        {
            var dead = await wire.Next(service.DeadQueue);
            Assert.Equal((Encoding.UTF8.GetString(body), "1"), (dead.Body, dead.Header(Aside.Attempt)));
            Assert.StartsWith($"UnreadableMessageException: {reason}", dead.Header(Aside.Reason), StringComparison.Ordinal);
        }

        Assert.Equal(["good"], service.Plot.Begun);
    }

    [Theory, OnEveryDatabase]
    public async Task What_a_sender_writes_on_the_outside_of_a_message_keeps_it_from_nothing(TestDatabase database)
    {
        await using var wire = await Wire.To(broker);
        await using var own = await database.Create();
        await using Service service = new(own, broker);
        await service.Declare();
        service.Plot.Hearing = (_, _) => throw new InvalidTimeZoneException();
        Dictionary<string, object?> headers = new(StringComparer.Ordinal)
        {
            [Aside.Attempt] = "many",
            [Aside.RoutingKey] = 7,
            ["CC"] = new List<object> { service.DeadQueue },
            ["much"] = new string('x', 100_000),
        };
        await wire.Send(service, Utf8(Wire.Envelope("odd")), new() { Headers = headers, Expiration = "60000", UserId = "guest", ReplyTo = "nobody" });
        await wire.Send(service, Utf8(Wire.Envelope("far")), new() { Expiration = "60000", Headers = new Dictionary<string, object?>(StringComparer.Ordinal) { [Aside.Attempt] = int.MaxValue } });
        await wire.Send(service, Utf8(Wire.Envelope("before")), new() { Headers = new Dictionary<string, object?>(StringComparer.Ordinal) { [Aside.Attempt] = -1 } });

        await service.Receive();

        List<Letter> dead = [await wire.Next(service.DeadQueue), await wire.Next(service.DeadQueue), await wire.Next(service.DeadQueue)];
        Assert.Equal(["before", "far", "odd"], dead.Select(letter => (string?)letter.Envelope["data"]!["what"]).Order(StringComparer.Ordinal));
        Assert.All(dead, letter => Assert.Equal((null, "tests.told"), (letter.Properties.Expiration, letter.Header(Aside.RoutingKey))));
        Assert.Equal(7, service.Plot.Begun.Count);
    }

    [Theory, OnEveryDatabase]
    public async Task No_more_messages_are_taken_than_may_be_in_work(TestDatabase database)
    {
        await using var wire = await Wire.To(broker);
        await using var own = await database.Create();
        await using Service service = new(own, broker, options => options.Prefetch = 2);
        await service.Declare();
        TaskCompletionSource go = new();
        service.Plot.Hearing = (_, cancellationToken) => go.Task.WaitAsync(cancellationToken);
        await wire.Tell(service, "1", "2", "3", "4", "5");

        await service.Receive();

        await Eventually.Is(() => service.Plot.Begun.Count == 2);
        await Eventually.Is(async () => await wire.Count(service.Queue) == 3);
        await Task.Delay(200);
        Assert.Equal((2, 3u), (service.Plot.Begun.Count, await wire.Count(service.Queue)));
        go.SetResult();
        await Eventually.Is(async () => (await service.Written()).Count == 5);
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
