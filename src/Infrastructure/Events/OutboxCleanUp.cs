using CleanTemplate.Application.Common.Schedules;
using CleanTemplate.Infrastructure.Queues;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Events;

/// <summary>Forgets events that were handled long ago. Dead letters stay.</summary>
[Schedule("outbox-cleanup", "0 20 3 * * ?")]
internal sealed class OutboxCleanUp(WorkQueue<OutboxEvent> queue, IOptions<OutboxOptions> options) : IScheduledJob
{
    public async Task<string?> Run(DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        $"{await queue.DeleteDone(dueAt - options.Value.Kept, cancellationToken)} events deleted";
}
