using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Application.Operations;
using CleanTemplate.Domain.Common;
using CleanTemplate.WebApi.Common.Hosting;
using CleanTemplate.WebApi.Common.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CleanTemplate.WebApi.Operations;

internal sealed class DeadLetterEndpoints : IEndpointGroup
{
    public void Map(IEndpointRouteBuilder api)
    {
        var letters = api.MapGroup("/dead-letters").WithTags("Operations").RequireAuthorization().RequireRateLimiting(RateLimits.PerUser);

        letters.MapGet("/", List).Refuses();
        letters.MapGet("/{id}", Get).Refuses(404);
        letters.MapPost("/{id}/requeuing", Requeue).Refuses(404, 409);
    }

    [EndpointSummary("Lists the events that were given up, the latest first")]
    private static async Task<Results<Ok<PageEnvelope<DeadLetterDto>>, ProblemHttpResult>> List(
        [AsParameters] ListDeadLetters query, HttpRequest request, IQueryHandler<ListDeadLetters, Page<DeadLetterDto>> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(query, cancellationToken)).ToPage(request);

    [EndpointSummary("Shows an event that was given up")]
    private static async Task<Results<Ok<Envelope<DeadLetterDto>>, ProblemHttpResult>> Get(
        long id, IQueryHandler<GetDeadLetter, DeadLetterDto> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(id), cancellationToken)).ToOk();

    [EndpointSummary("Lets an event be handled again")]
    private static async Task<Results<NoContent, ProblemHttpResult>> Requeue(
        long id, ICommandHandler<RequeueDeadLetter, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(id), cancellationToken)).ToNoContent();
}

internal sealed class JobEndpoints : IEndpointGroup
{
    public void Map(IEndpointRouteBuilder api)
    {
        var jobs = api.MapGroup("/jobs").WithTags("Operations").RequireAuthorization().RequireRateLimiting(RateLimits.PerUser);

        jobs.MapGet("/", List).Refuses();
        jobs.MapGet("/{id}", Get).Refuses(404);
        jobs.MapPost("/{id}/cancellation", Cancel).Refuses(404, 409);
        jobs.MapPost("/{id}/requeuing", Requeue).Refuses(404, 409);
    }

    [EndpointSummary("Lists the jobs, the latest first")]
    [EndpointDescription("With `onlyFailed`, those that were given up.")]
    private static async Task<Results<Ok<PageEnvelope<JobDto>>, ProblemHttpResult>> List(
        [AsParameters] ListJobs query, HttpRequest request, IQueryHandler<ListJobs, Page<JobDto>> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(query, cancellationToken)).ToPage(request);

    [EndpointSummary("Shows a job")]
    private static async Task<Results<Ok<Envelope<JobDto>>, ProblemHttpResult>> Get(
        JobId id, IQueryHandler<GetJob, JobDto> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(id), cancellationToken)).ToOk();

    [EndpointSummary("Calls a job off")]
    [EndpointDescription("What it has done so far stays.")]
    private static async Task<Results<Accepted, ProblemHttpResult>> Cancel(
        JobId id, ICommandHandler<CancelJob, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(id), cancellationToken)).ToAccepted();

    [EndpointSummary("Lets a job that was given up be tried again")]
    private static async Task<Results<NoContent, ProblemHttpResult>> Requeue(
        JobId id, ICommandHandler<RequeueJob, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(id), cancellationToken)).ToNoContent();
}

internal sealed class ScheduleEndpoints : IEndpointGroup
{
    public void Map(IEndpointRouteBuilder api)
    {
        var schedules = api.MapGroup("/schedules").WithTags("Operations").RequireAuthorization().RequireRateLimiting(RateLimits.PerUser);

        schedules.MapGet("/", List).Refuses();
        schedules.MapGet("/{name}/runs", ListRuns).Refuses(404);
        schedules.MapPost("/{name}/runs", Trigger).Refuses(404, 409);
    }

    [EndpointSummary("Lists the schedules by name")]
    private static async Task<Results<Ok<PageEnvelope<ScheduleDto>>, ProblemHttpResult>> List(
        [AsParameters] ListSchedules query, HttpRequest request, IQueryHandler<ListSchedules, Page<ScheduleDto>> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(query, cancellationToken)).ToPage(request);

    [EndpointSummary("Lists the runs of a schedule, the latest first")]
    private static async Task<Results<Ok<PageEnvelope<ScheduleRunDto>>, ProblemHttpResult>> ListRuns(
        [AsParameters] ListScheduleRuns query, HttpRequest request, IQueryHandler<ListScheduleRuns, Page<ScheduleRunDto>> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(query, cancellationToken)).ToPage(request);

    [EndpointSummary("Asks for a run of a schedule now")]
    private static async Task<Results<Accepted, ProblemHttpResult>> Trigger(
        string name, ICommandHandler<TriggerSchedule, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(name), cancellationToken)).ToAccepted();
}
