using CleanTemplate.Application.SpareParts;
using CleanTemplate.Domain.SpareParts;
using CleanTemplate.Infrastructure.Tests.SqlServer.Offline;

namespace CleanTemplate.Infrastructure.Tests.SqlServer.SpareParts;

internal sealed class PartSupplierSamples : ISamples
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ListPartSuppliers Usual = new(), Sorted = new("-createdAt,name", Page: 3, PageSize: 10);

    private readonly PartSupplier _first = PartSupplier.Create(PartSupplierId.From(new("01980000-0000-7000-8000-000000000001")), "First", Noon).Value;

    public IReadOnlyList<PortCall> Calls =>
    [
        PortCall.Of("by id", (IPartSupplierRepository repository) => repository.Find(_first.Id, default), new(_first)),
        PortCall.Of("by id", (IPartSupplierQueries queries) => queries.Find(_first.Id, default), new(_first)),
        PortCall.Of("the usual order", (IPartSupplierQueries queries) => queries.List(Usual, default)),
        PortCall.Of("sorted by every field, a later page", (IPartSupplierQueries queries) => queries.List(Sorted, default)),
    ];

    public IReadOnlyList<SavedAggregate> Aggregates => [SavedAggregate.Of(_first, first => first.Rename("Second", Noon))];
}
