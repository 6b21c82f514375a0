using CleanTemplate.Application.Common.Messaging;
using CleanTemplate.Application.Common.Persistence;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace CleanTemplate.Infrastructure.Messaging;

/// <summary>Receives messages for as long as the application runs. When the channel breaks it opens another.</summary>
internal sealed partial class MessageConsumer(
    Broker broker,
    MessageRegistry registry,
    MessageIntake intake,
    Aside aside,
    IOptions<RabbitMqOptions> options,
    TimeProvider clock,
    ILogger<MessageConsumer> logger) : BackgroundService
{
    private volatile bool _isDeaf;

    /// <summary>Whether messages are not received that should be.</summary>
    public bool IsDeaf => _isDeaf;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.HasBroker)
        {
            Log.NoBroker(logger);
            return;
        }

        while (registry.Consumed.Count > 0 && !stoppingToken.IsCancellationRequested)
        {
            await TryReceive(stoppingToken);
            await Task.Delay(options.Value.ReconnectPause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task TryReceive(CancellationToken stoppingToken)
    {
        try
        {
            CreateChannelOptions parallel = new(
                publisherConfirmationsEnabled: false, publisherConfirmationTrackingEnabled: false, consumerDispatchConcurrency: (ushort)options.Value.Prefetch);
            await using Reception reception = new(await broker.OpenChannel(parallel, stoppingToken), intake, aside, options, clock);
            await reception.Start(stoppingToken);
            _isDeaf = false;
            await reception.Ended.WaitAsync(stoppingToken);
            _isDeaf = true;
        }
        catch (Exception exception)
        {
            // The broker has said itself that it is not there.
            if (!_isDeaf && exception is not BrokerUnavailableException && !stoppingToken.IsCancellationRequested) Log.Deaf(logger, exception);
            _isDeaf = !stoppingToken.IsCancellationRequested;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "No broker is set (RabbitMq:Host): nothing is told to other services, and nothing is heard from them")]
        public static partial void NoBroker(ILogger logger);

        [LoggerMessage(LogLevel.Error, "Messages cannot be received; trying until they can")]
        public static partial void Deaf(ILogger logger, Exception exception);
    }
}

/// <summary>Takes a message to one of its handlers. Lives in a scope of its own, like a request.</summary>
internal sealed class MessageDelivery<TMessage>(
    IEnumerable<IMessageHandler<TMessage>> handlers, SystemActor actor, IUnitOfWork unitOfWork, AppDbContext context, TimeProvider clock)
    where TMessage : class
{
    private const int Conflicts = 5;

    public int Handlers => handlers.Count();

    /// <summary>Says whether the handler had not had it.</summary>
    public async Task<bool> To(int index, Guid id, TMessage message, CancellationToken cancellationToken)
    {
        var handler = handlers.ElementAt(index);
        actor.Name = $"message:{handler.GetType().Name}";
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Handle(handler, id, message, cancellationToken);
            }
            catch (ConflictException) when (attempt < Conflicts)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    private async Task<bool> Handle(IMessageHandler<TMessage> handler, Guid id, TMessage message, CancellationToken cancellationToken)
    {
        var name = handler.GetType().FullName!;
        var handled = await unitOfWork.Run<bool>(async token =>
        {
            if (await context.Set<MessageInboxEntry>().AnyAsync(entry => entry.Message == id && entry.Handler == name, token)) return false;
            if ((await handler.Handle(message, token)).Error is { } refusal) return refusal;

            context.Add(MessageInboxEntry.Of(id, name, clock.GetUtcNow()));
            return true;
        }, cancellationToken);
        return handled.Error is { } error ? throw new RefusedMessageException(error) : handled.Value;
    }
}

/// <summary>Receives from one channel, for as long as it is open. A message is acknowledged when it is handled, or lies safe in another queue.</summary>
internal sealed class Reception(IChannel channel, MessageIntake intake, Aside aside, IOptions<RabbitMqOptions> options, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _room = new(options.Value.Prefetch);
    private readonly CancellationTokenSource _calledOff = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _tag;
    private volatile bool _isStopping;

    /// <summary>Ends when the channel does, or the broker has taken the queue away.</summary>
    public Task Ended => _ended.Task;

    public async Task Start(CancellationToken cancellationToken)
    {
        AsyncEventingBasicConsumer consumer = new(channel);
        consumer.ReceivedAsync += (_, delivery) => Receive(delivery);
        consumer.UnregisteredAsync += (_, _) => End();
        channel.ChannelShutdownAsync += (_, _) => End();
        await channel.BasicQosAsync(0, (ushort)options.Value.Prefetch, global: false, cancellationToken);
        _tag = await channel.BasicConsumeAsync(options.Value.Queue, autoAck: false, consumer, cancellationToken);
    }

    /// <summary>Takes no more; what is being handled may end, what does not goes back to the queue with the channel.</summary>
    public async ValueTask DisposeAsync()
    {
        _isStopping = true;
        using CancellationTokenSource deadline = new(LastWords, clock);
        try
        {
            if (_tag is not null && channel.IsOpen) await channel.BasicCancelAsync(_tag, cancellationToken: deadline.Token);
            for (var place = 0; place < options.Value.Prefetch; place++) await _room.WaitAsync(deadline.Token);
        }
        catch (Exception)
        {
            // The channel broke meanwhile, or a handler takes its time.
        }

        await _calledOff.CancelAsync();
        await channel.DisposeAsync();
    }

    private async Task Receive(BasicDeliverEventArgs delivery)
    {
        if (_isStopping) return;

        await _room.WaitAsync(_calledOff.Token);
        try
        {
            var attempt = Aside.AttemptOf(delivery.BasicProperties);
            var verdict = await intake.Take(delivery.Body, attempt, _calledOff.Token);
            if (verdict.Fate != Fate.Done) await aside.Put(delivery, attempt, verdict, _calledOff.Token);
            await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false, _calledOff.Token);
        }
        catch (Exception) when (!_calledOff.IsCancellationRequested)
        {
            await GiveBack(delivery);
        }
        finally
        {
            _room.Release();
        }
    }

    // It could neither be handled nor put aside: after a pause, or somebody would turn in circles with it.
    private async Task GiveBack(BasicDeliverEventArgs delivery)
    {
        if (channel.IsOpen) await Task.Delay(options.Value.ReconnectPause, clock, _calledOff.Token);
        if (channel.IsOpen) await channel.BasicNackAsync(delivery.DeliveryTag, multiple: false, requeue: true, _calledOff.Token);
    }

    private Task End()
    {
        _ended.TrySetResult();
        return Task.CompletedTask;
    }
}

/// <summary>What becomes of a message that was received.</summary>
internal sealed record Verdict(Fate Fate, string Reason = "")
{
    public static readonly Verdict Done = new(Fate.Done);
}

internal enum Fate
{
    Done,
    Retry,
    Dead,
}
