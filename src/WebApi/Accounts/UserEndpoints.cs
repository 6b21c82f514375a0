using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Common;
using CleanTemplate.WebApi.Common.Hosting;
using CleanTemplate.WebApi.Common.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CleanTemplate.WebApi.Accounts;

internal sealed class UserEndpoints : IEndpointGroup
{
    public void Map(IEndpointRouteBuilder api)
    {
        var users = api.MapGroup("/users").WithTags("Users").RequireAuthorization().RequireRateLimiting(RateLimits.PerUser);

        users.MapGet("/", List).Refuses();
        users.MapGet("/{id}", Get).Refuses(404);
        users.MapPut("/{id}/roles/{role}", Assign).Refuses(404, 409, 422);
        users.MapDelete("/{id}/roles/{role}", Take).Refuses(404, 409, 422);
        users.MapPut("/{id}/lock", Lock).Refuses(404, 409, 422);
        users.MapDelete("/{id}/lock", Unlock).Refuses(404, 409);
    }

    [EndpointSummary("Lists users by address")]
    [EndpointDescription("`email` is the beginning of an address.")]
    private static async Task<Results<Ok<PageEnvelope<UserDto>>, ProblemHttpResult>> List(
        [AsParameters] ListUsers query, HttpRequest request, IQueryHandler<ListUsers, Page<UserDto>> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(query, cancellationToken)).ToPage(request);

    [EndpointSummary("Shows a user")]
    private static async Task<Results<Ok<Envelope<UserDto>>, ProblemHttpResult>> Get(
        UserId id, IQueryHandler<GetUser, UserDto> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(id), cancellationToken)).ToOk();

    [EndpointSummary("Gives a user a role")]
    private static async Task<Results<NoContent, ProblemHttpResult>> Assign(
        UserId id, string role, ICommandHandler<AssignRole, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(id, role), cancellationToken)).ToNoContent();

    [EndpointSummary("Takes a role from a user")]
    private static async Task<Results<NoContent, ProblemHttpResult>> Take(
        UserId id, string role, ICommandHandler<TakeRole, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(id, role), cancellationToken)).ToNoContent();

    [EndpointSummary("Locks an account")]
    [EndpointDescription("Ends all its sessions. Its user cannot sign in until somebody unlocks it.")]
    private static async Task<Results<NoContent, ProblemHttpResult>> Lock(
        UserId id, ICommandHandler<LockUser, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(id), cancellationToken)).ToNoContent();

    [EndpointSummary("Unlocks an account")]
    private static async Task<Results<NoContent, ProblemHttpResult>> Unlock(
        UserId id, ICommandHandler<UnlockUser, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(id), cancellationToken)).ToNoContent();
}
