using CleanTemplate.Application.Common;
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
