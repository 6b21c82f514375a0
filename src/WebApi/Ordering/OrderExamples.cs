using CleanTemplate.Application.Catalog;
using CleanTemplate.Application.Ordering;
using CleanTemplate.Domain.Ordering.Shipping;
using CleanTemplate.WebApi.Common.OpenApi;

namespace CleanTemplate.WebApi.Ordering;

internal sealed class OrderExamples : IExamples
{
    public IEnumerable<object> Bodies => [new PlaceOrder([new WantedItem("MUG-BLUE", Quantity: 2)], ShippingMethod.Express)];
}
