using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Operations;

/// <summary>The jobs that were asked for.</summary>
public interface IJobs
{
    /// <summary>The latest first.</summary>
    /// <param name="onlyFailed">Those that were given up.</param>
    Task<Page<JobDto>> List(bool onlyFailed, IPaged page, CancellationToken cancellationToken);

    /// <summary>Sends one that was given up on its way again; false when there is none.</summary>
    Task<bool> Requeue(JobId id, CancellationToken cancellationToken);
}
