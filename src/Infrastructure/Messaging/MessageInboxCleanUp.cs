using CleanTemplate.Application.Common.Schedules;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Messaging;

/// <summary>Forgets messages that were handled long ago.</summary>
[Schedule("message-inbox-cleanup", "0 30 3 * * ?")]
internal sealed class MessageInboxCleanUp(AppDbContext context, IOptions<RabbitMqOptions> options) : IScheduledJob
{
    public async Task<string?> Run(DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        var before = dueAt - options.Value.Remembered;
        return $"{await context.Set<MessageInboxEntry>().Where(entry => entry.At < before).OrderBy(entry => entry.At).DeleteInChunks(cancellationToken)} messages forgotten";
    }
}
