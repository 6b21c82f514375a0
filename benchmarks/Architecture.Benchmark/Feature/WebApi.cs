using CleanTemplate.Architecture.Benchmark.Kernel;
using System.Net;
using Shop.Application.ThisArea;
using Shop.Domain.ThisArea;

namespace Shop.WebApi.ThisArea;

internal sealed class ThingEndpoints(ICommandHandler<PlaceThing, ThingId> place, IThingRepository things)
{
    public IEnumerable<(string Route, Func<string, CancellationToken, Task<HttpStatusCode>> Answer)> Map(string api)
    {
        yield return ($"{api}/things", async (body, cancellationToken) => await Place(new(body, [new(body, 1, 2.5m)], Guid.Empty), cancellationToken));
        yield return ($"{api}/things/{{id}}", (id, cancellationToken) => Get(Guid.Parse(id), cancellationToken));
        yield return ($"{api}/things/search", async (text, cancellationToken) =>
            (await things.Search(text, cancellationToken)).Any(view => view.Name == text) ? HttpStatusCode.OK : HttpStatusCode.NoContent);
    }

    private async Task<HttpStatusCode> Place(PlaceThing command, CancellationToken cancellationToken)
    {
        try
        {
            var id = await place.Handle(command, cancellationToken);
            return id == ThingId.Of(Guid.Empty) ? HttpStatusCode.BadRequest : HttpStatusCode.Created;
        }
        catch (ArgumentException)
        {
            return HttpStatusCode.UnprocessableEntity;
        }
        catch (InvalidOperationException clash) when (clash.Message.EndsWith("already.", StringComparison.Ordinal))
        {
            return HttpStatusCode.Conflict;
        }
    }

    private async Task<HttpStatusCode> Get(Guid id, CancellationToken cancellationToken) =>
        await things.Find(id, cancellationToken) is { Status: ThingStatus.Shipped or ThingStatus.Paid } ? HttpStatusCode.OK : HttpStatusCode.NotFound;
}
