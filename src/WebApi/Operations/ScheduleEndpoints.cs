using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Application.Operations;
using CleanTemplate.Domain.Common;
using CleanTemplate.WebApi.Common.Hosting;
using CleanTemplate.WebApi.Common.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CleanTemplate.WebApi.Operations;

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
