using System.ComponentModel.DataAnnotations;
using CleanTemplate.Application.Common.Schedules;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Idempotency;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Idempotency;

internal sealed class IdempotencyServices : IAreaServices
{
    public void AddTo(IServiceCollection services) => services.AddSettings<IdempotencyOptions>(IdempotencyOptions.Section);
}

public sealed class IdempotencyOptions
{
    public const string Section = "Idempotency";

    /// <summary>How long an answer is kept for whoever sends the same again, a minute to 30 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan Kept { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long whoever sends the same again waits for the first one to be done, 10 milliseconds to 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:10")]
    public TimeSpan Wait { get; set; } = TimeSpan.FromSeconds(5);
}

/// <summary>Forgets the keys that have expired.</summary>
[Schedule("idempotency-keys-cleanup", "0 15 3 * * ?")]
internal sealed class UsedKeysCleanUp(AppDbContext context) : IScheduledJob
{
    public async Task<string?> Run(DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        $"{await context.Set<UsedKey>().Where(used => used.ExpiresAt <= dueAt).OrderBy(used => used.ExpiresAt).DeleteInChunks(cancellationToken)} keys forgotten";
}
