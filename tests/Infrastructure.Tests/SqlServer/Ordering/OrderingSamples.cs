using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Application.Ordering;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;
using CleanTemplate.Domain.Ordering.Shipping;
using CleanTemplate.Infrastructure.Tests.SqlServer.Offline;

namespace CleanTemplate.Infrastructure.Tests.SqlServer.Ordering;

internal sealed class OrderingSamples : ISamples
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly OrderId Id = OrderId.From(new("01980000-0000-7000-8000-000000000010"));
    private static readonly UserId Customer = UserId.From(new("01980000-0000-7000-8000-000000000020"));
    private static readonly ListMyOrders ThirdPage = new(Page: 3, PageSize: 10);
    private static readonly BrowseMyOrders PaidByTotal = new(OrderStatus.Paid, "total", Limit: 10);
    private static readonly BrowseMyOrders FromTheMiddle = PaidByTotal with { Cursor = new Cursor(Cursor.ListOf(PaidByTotal), Backward: true, Inclusive: false, Id.Value, "19.99").ToString() };

    private readonly Order _order = Order.Place(Id, Customer, [Line(1, "CUP"), Line(2, "MUG")], [], new StandardShipping(), Noon).Value;

    public IReadOnlyList<PortCall> Calls =>
    [
        PortCall.Of("of a customer", (IOrderRepository orders) => orders.Find(Id, Customer, default)),
        PortCall.Of("of anybody", (IOrderRepository orders) => orders.Find(Id, null, default)),
        PortCall.Of("of a customer", (IOrderQueries orders) => orders.Find(Id, Customer, default)),
        PortCall.Of("of anybody", (IOrderQueries orders) => orders.Find(Id, null, default)),
        PortCall.Of("the third page", (IOrderQueries orders) => orders.List(Customer, ThirdPage, default)),
        PortCall.Of("from the beginning", (IOrderQueries orders) => orders.Browse(Customer, new(null, "-placedAt", null, 10), default)),
        PortCall.Of("of a status, backward", (IOrderQueries orders) => orders.Browse(Customer, FromTheMiddle, default)),
        PortCall.Of("a day", (ISalesReportQueries sales) => sales.Sold(Noon.AddDays(-1), Noon, default)),
    ];

    public IReadOnlyList<SavedAggregate> Aggregates => [SavedAggregate.Of(_order, order => order.RequestPayment(Noon))];

    private static OrderLine Line(int number, string sku) => OrderLine.For(
        ProductId.From(new($"01980000-0000-7000-8000-{number:D12}")), sku, $"Blue {sku}", Money.Of(10, "EUR"), quantity: 1);
}
