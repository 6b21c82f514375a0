using System.Text;
using System.Text.Json.Nodes;
using CleanTemplate.Infrastructure.Tests.InDepth;
using RabbitMQ.Client;

namespace CleanTemplate.Infrastructure.Tests.Messaging;

/// <summary>What another service does at the broker.</summary>
internal sealed class Wire(IConnection connection, IChannel channel) : IAsyncDisposable
{
    public static async Task<Wire> To(TestBroker broker)
    {
        await broker.Start();
        var connection = await broker.Connect();
        return new(connection, await connection.CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true)));
    }

    public IChannel Channel => channel;

    /// <summary>An envelope with a message of the tests.</summary>
    public static string Envelope(string what, Guid? id = null, string name = "tests.told", int version = 1) => $$$"""
        {"id":"{{{id ?? Guid.NewGuid()}}}","name":"{{{name}}}","version":{{{version}}},"occurredAt":"2026-01-01T12:00:00Z","source":"tests","traceParent":null,"data":{"what":"{{{what}}}"}}
        """;

    public Task Tell(Service service, params string[] whats) => Task.WhenAll(whats.Select(what => Send(service, Envelope(what))));

    public Task Send(Service service, string body, BasicProperties? properties = null) => Send(service, Encoding.UTF8.GetBytes(body), properties);

    public async Task Send(Service service, byte[] body, BasicProperties? properties = null) =>
        await channel.BasicPublishAsync(service.Exchange, "tests.told", mandatory: true, properties ?? new() { Persistent = true }, body);

    /// <summary>A queue that wants these messages.</summary>
    public async Task<string> Want(Service service, string name, Dictionary<string, object?>? arguments = null)
    {
        var queue = (await channel.QueueDeclareAsync($"{service.Queue}.wants", durable: true, exclusive: false, autoDelete: false, arguments)).QueueName;
        await channel.QueueBindAsync(queue, service.Exchange, name);
        return queue;
    }

    public async Task<Letter?> Take(string queue) =>
        await channel.BasicGetAsync(queue, autoAck: true) is { } got ? new(Encoding.UTF8.GetString(got.Body.Span), got.BasicProperties) : null;

    /// <summary>Waits for the next message of a queue.</summary>
    public async Task<Letter> Next(string queue)
    {
        Letter? next = null;
        await Eventually.Is(async () => (next = await Take(queue)) is not null);
        return next!;
    }

    public Task<uint> Count(string queue) => channel.MessageCountAsync(queue);

    public async ValueTask DisposeAsync()
    {
        await channel.DisposeAsync();
        await connection.DisposeAsync();
    }
}

/// <summary>A message as it lay in a queue.</summary>
internal sealed record Letter(string Body, IReadOnlyBasicProperties Properties)
{
    public JsonNode Envelope => JsonNode.Parse(Body)!;

    public string? Header(string name) => Properties.Headers?[name] switch
    {
        byte[] text => Encoding.UTF8.GetString(text),
        var other => other?.ToString(),
    };
}
