using CleanTemplate.Application.Common.Schedules;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Schedules;

/// <summary>Forgets runs that finished long ago.</summary>
[Schedule("runs-cleanup", "0 0 3 * * ?")]
internal sealed class RunsCleanUp(RunTable table, IOptions<ScheduleOptions> options) : IScheduledJob
{
    public async Task<string?> Run(DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        $"{await table.DeleteBefore(dueAt - options.Value.RunsKept, cancellationToken)} runs deleted";
}
