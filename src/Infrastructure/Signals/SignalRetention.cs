using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CleanTemplate.Infrastructure.Signals;

/// <summary>Deletes, now and then, what every instance has heard long ago.</summary>
internal sealed partial class SignalRetention(SignalTable table, TimeProvider clock, ILogger<SignalRetention> logger) : BackgroundService
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

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
            await table.DeleteBefore(clock.GetUtcNow() - Kept, stoppingToken);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            Log.NotDeleted(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Old signals could not be deleted; the next try is in 10 minutes")]
        public static partial void NotDeleted(ILogger logger, Exception exception);
    }
}
