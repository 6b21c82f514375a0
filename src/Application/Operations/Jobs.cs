using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Idempotency;
using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Common;
using FluentValidation;

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

[RequirePermission(OperationsPermissions.Read)]
public sealed record ListJobs(bool OnlyFailed = false, int Page = 1, int PageSize = PageLimits.DefaultSize) : IQuery<Page<JobDto>>, IPaged;

internal sealed class ListJobsValidator : AbstractValidator<ListJobs>
{
    public ListJobsValidator() => this.AddPageRules();
}

internal sealed class ListJobsHandler(IJobs jobs) : IQueryHandler<ListJobs, Page<JobDto>>
{
    public async Task<Result<Page<JobDto>>> Handle(ListJobs query, CancellationToken cancellationToken) =>
        await jobs.List(query.OnlyFailed, query, cancellationToken);
}

[NothingToCheck("An id that leads nowhere is answered with not found.")]
[RequirePermission(OperationsPermissions.Read)]
public sealed record GetJob(JobId Id) : IQuery<JobDto>;

internal sealed class GetJobHandler(IJobQueue queue) : IQueryHandler<GetJob, JobDto>
{
    public async Task<Result<JobDto>> Handle(GetJob query, CancellationToken cancellationToken) =>
        await queue.Find(query.Id, cancellationToken) is { } job ? job : OperationsErrors.JobNotFound(query.Id);
}

/// <summary>Calls a job off. What it has committed so far stays.</summary>
[NothingToCheck("An id that leads nowhere is answered with not found.")]
[RequirePermission(OperationsPermissions.Manage)]
[TakesIdempotencyKey]
public sealed record CancelJob(JobId Id) : ICommand;

internal sealed class CancelJobHandler(IJobQueue queue) : ICommandHandler<CancelJob, Unit>
{
    public async Task<Result<Unit>> Handle(CancelJob command, CancellationToken cancellationToken)
    {
        if (await queue.Cancel(command.Id, cancellationToken)) return Unit.Value;
        return await queue.Find(command.Id, cancellationToken) is { } job ? OperationsErrors.JobEnded(job) : OperationsErrors.JobNotFound(command.Id);
    }
}

/// <summary>Lets a job that was given up be tried again.</summary>
[NothingToCheck("An id that leads nowhere is answered with not found.")]
[RequirePermission(OperationsPermissions.Manage)]
[TakesIdempotencyKey]
public sealed record RequeueJob(JobId Id) : ICommand;

internal sealed class RequeueJobHandler(IJobs jobs, IJobQueue queue) : ICommandHandler<RequeueJob, Unit>
{
    public async Task<Result<Unit>> Handle(RequeueJob command, CancellationToken cancellationToken)
    {
        if (await jobs.Requeue(command.Id, cancellationToken)) return Unit.Value;
        return await queue.Find(command.Id, cancellationToken) is { } job ? OperationsErrors.JobNotFailed(job) : OperationsErrors.JobNotFound(command.Id);
    }
}
