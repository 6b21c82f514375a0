using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace CleanTemplate.Infrastructure.Messaging;

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
