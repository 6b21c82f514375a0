using CleanTemplate.Application.Common.Schedules;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Idempotency;

namespace CleanTemplate.Infrastructure.Idempotency;

/// <summary>Forgets the keys that have expired.</summary>
[Schedule("idempotency-keys-cleanup", "0 15 3 * * ?")]
internal sealed class UsedKeysCleanUp(AppDbContext context) : IScheduledJob
{
    public async Task<string?> Run(DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        $"{await context.Set<UsedKey>().Where(used => used.ExpiresAt <= dueAt).OrderBy(used => used.ExpiresAt).DeleteInChunks(cancellationToken)} keys forgotten";
}
