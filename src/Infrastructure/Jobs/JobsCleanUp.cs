using CleanTemplate.Application.Common.Schedules;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Jobs;

/// <summary>Forgets jobs that ended long ago. Failed ones stay.</summary>
[Schedule("jobs-cleanup", "0 40 3 * * ?")]
internal sealed class JobsCleanUp(JobTable table, IOptions<JobOptions> options) : IScheduledJob
{
    public async Task<string?> Run(DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        $"{await table.DeleteDone(dueAt - options.Value.Kept, cancellationToken)} jobs deleted";
}
