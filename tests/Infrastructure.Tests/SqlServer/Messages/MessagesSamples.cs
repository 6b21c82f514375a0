using CleanTemplate.Application.Catalog.Messages;
using CleanTemplate.Infrastructure.Tests.SqlServer.Offline;

namespace CleanTemplate.Infrastructure.Tests.SqlServer.Messages;

internal sealed class MessagesSamples : ISamples
{
    public IReadOnlyList<PortCall> Calls => [PortCall.Of("a sku", (IArrivals arrivals) => arrivals.ProductOf("MUG", default))];

    public IReadOnlyList<SavedAggregate> Aggregates => [];
}
