using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Application.SpareParts;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.SpareParts;
using CleanTemplate.WebApi.Common.Hosting;
using CleanTemplate.WebApi.Common.Http;
using CleanTemplate.WebApi.Common.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CleanTemplate.WebApi.SpareParts;

internal sealed class PartSupplierEndpoints : IEndpointGroup
{
    public void Map(IEndpointRouteBuilder api)
    {
        var partSuppliers = api.MapGroup("/part-suppliers").WithTags("PartSuppliers").RequireAuthorization().RequireRateLimiting(RateLimits.PerUser);

        partSuppliers.MapGet("/", List).Refuses();
        partSuppliers.MapGet("/{id}", Get).Refuses(404);
        partSuppliers.MapPost("/", Create).Refuses(409, 413, 415, 422);
        partSuppliers.MapPut("/{id}", Replace).Refuses(404, 409, 412, 413, 415, 422);
        partSuppliers.MapDelete("/{id}", Delete).Refuses(404, 409, 412);
    }

    [EndpointSummary("Lists the part suppliers")]
    [EndpointDescription("`sort` takes each field once, with a leading `-` for descending order.")]
    private static async Task<Results<Ok<PageEnvelope<PartSupplierDto>>, ProblemHttpResult>> List(
        [AsParameters] ListPartSuppliers query, HttpRequest request, IQueryHandler<ListPartSuppliers, Page<PartSupplierDto>> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(query, cancellationToken)).ToPage(request);

    [EndpointSummary("Shows a part supplier")]
    private static async Task<Results<OkWithETag<PartSupplierDto>, ProblemHttpResult>> Get(
        PartSupplierId id, IQueryHandler<GetPartSupplier, PartSupplierDto> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(id), cancellationToken)).ToOkWithETag(partSupplier => partSupplier.Version);

    [EndpointSummary("Adds a part supplier")]
    private static async Task<Results<Created<Envelope<PartSupplierId>>, ProblemHttpResult>> Create(
        CreatePartSupplier command, HttpRequest request, ICommandHandler<CreatePartSupplier, PartSupplierId> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(command, cancellationToken)).ToCreated(request, id => $"/part-suppliers/{id}");

    [EndpointSummary("Replaces what may be changed of a part supplier")]
    private static async Task<Results<NoContent, ProblemHttpResult>> Replace(
        PartSupplierId id, PartSupplierBody body, [FromHeader(Name = "If-Match")] ETag? ifMatch, ICommandHandler<ReplacePartSupplier, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(id, body.Name, ifMatch?.Version), cancellationToken)).ToNoContent();

    [EndpointSummary("Deletes a part supplier")]
    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        PartSupplierId id, [FromHeader(Name = "If-Match")] ETag? ifMatch, ICommandHandler<DeletePartSupplier, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(id, ifMatch?.Version), cancellationToken)).ToNoContent();
}

public sealed record PartSupplierBody(string Name);

internal sealed class PartSupplierExamples : IExamples
{
    public IEnumerable<object> Bodies => [new CreatePartSupplier("Example & Sons"), new PartSupplierBody("Example & Daughters")];
}
