using CleanTemplate.Infrastructure.Queues;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Events;

/// <summary>Deletes, now and then, what was handled long ago. Dead letters stay.</summary>
internal sealed partial class OutboxRetention(
    WorkQueue<OutboxEvent> queue, IOptions<OutboxOptions> options, TimeProvider clock, ILogger<OutboxRetention> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    public Task<int> Delete(CancellationToken cancellationToken) => queue.DeleteDone(clock.GetUtcNow() - options.Value.Kept, cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Pause, clock);
        do await TryDelete(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TryDelete(CancellationToken stoppingToken)
    {
        try
        {
            await Delete(stoppingToken);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            Log.NotDeleted(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Handled events could not be deleted; the next try is in 10 minutes")]
        public static partial void NotDeleted(ILogger logger, Exception exception);
    }
}
