using CleanTemplate.Application.Payments;
using CleanTemplate.Domain.Payments;
using CleanTemplate.WebApi.Tests.Access;
using CleanTemplate.WebApi.Tests.Catalog;
using CleanTemplate.WebApi.Tests.Host;
using CleanTemplate.WebApi.Tests.Ordering;

namespace CleanTemplate.WebApi.Tests.Payments;

internal sealed class PaymentsAccess : AccessRows
{
    public override IEnumerable<AccessRow> Rows =>
    [
        Row<ListPaymentAttempts>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: Always(() => Get("/api/v1/payment-attempts"))),
        Row<DismissPayment>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: async scene =>
            Post($"/api/v1/payment-attempts/{await Disputed(scene)}/dismissal")),
    ];

    private static async Task<PaymentAttemptId> Disputed(Scene scene)
    {
        var order = await scene.AsCustomer.PlacedOrder((await scene.Api.Product()).Sku);
        await scene.AsCustomer.Post($"{order}/payment");
        return await scene.Api.Disputed(order);
    }
}
