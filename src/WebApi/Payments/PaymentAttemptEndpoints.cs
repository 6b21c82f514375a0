using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Application.Payments;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Payments;
using CleanTemplate.WebApi.Common.Hosting;
using CleanTemplate.WebApi.Common.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CleanTemplate.WebApi.Payments;

internal sealed class PaymentAttemptEndpoints : IEndpointGroup
{
    public void Map(IEndpointRouteBuilder api)
    {
        var attempts = api.MapGroup("/payment-attempts").WithTags("Payments").RequireAuthorization().RequireRateLimiting(RateLimits.PerUser);

        attempts.MapGet("/", List).Refuses();
        attempts.MapPost("/{id}/dismissal", Dismiss).Refuses(404, 409);
    }

    [EndpointSummary("Lists the payments that are disputed")]
    [EndpointDescription("With `waiting`, those that wait for an answer of the provider.")]
    private static async Task<Results<Ok<PageEnvelope<PaymentAttemptDto>>, ProblemHttpResult>> List(
        [AsParameters] ListPaymentAttempts query, HttpRequest request, IQueryHandler<ListPaymentAttempts, Page<PaymentAttemptDto>> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(query, cancellationToken)).ToPage(request);

    [EndpointSummary("Ends a dispute that was settled with the provider")]
    [EndpointDescription("What was to be paid may be paid again.")]
    private static async Task<Results<NoContent, ProblemHttpResult>> Dismiss(
        PaymentAttemptId id, ICommandHandler<DismissPayment, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(id), cancellationToken)).ToNoContent();
}
