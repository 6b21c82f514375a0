using CleanTemplate.Application.Common.Schedules;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace CleanTemplate.Infrastructure.Accounts.Protection;

/// <summary>Forgets keys that expired long ago. What they protect is links, none of which lives so long.</summary>
[Schedule("keys-cleanup", "0 50 3 * * ?")]
internal sealed class ProtectionKeysCleanUp(IKeyManager keys) : IScheduledJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public Task<string?> Run(DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        var deleted = 0;
        if (keys is IDeletableKeyManager { CanDeleteKeys: true } deletable)
        {
            deletable.DeleteKeys(key =>
            {
                var isOld = key.ExpirationDate < dueAt - Kept;
                if (isOld) deleted++;
                return isOld;
            });
        }

        return Task.FromResult<string?>($"{deleted} keys deleted");
    }
}
