using System.Net;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.SpareParts;
using CleanTemplate.WebApi.Tests.Access;
using CleanTemplate.WebApi.Tests.Host;

namespace CleanTemplate.WebApi.Tests.SpareParts;

public sealed class ToRefundOrder(Apis apis)
{
    private const string Path = "/api/v1/spare-parts/refund-order";

    [Theory, OnEveryDatabase]
    public async Task It_is_answered_to_who_may_ask(TestDatabase database)
    {
        var api = await apis.On(database);

        var answer = await (await api.SignedIn(Roles.Manager).GetAsync($"{Path}?note=all")).Data();

        Assert.Equal("all", answer.GetProperty("note").GetString());
        await (await api.Anonymous().GetAsync(Path)).Refused(HttpStatusCode.Unauthorized, "common.sign_in_required");
        await (await api.SignedIn(Roles.Customer).GetAsync(Path)).Refused(HttpStatusCode.Forbidden, "common.permission_required");
        await (await api.SignedIn(Roles.Manager).GetAsync($"{Path}?note={new string('x', RefundOrder.NoteLength + 1)}")).Blames("note");
    }
}

internal sealed class RefundOrderAccess : AccessRows
{
    public override IEnumerable<AccessRow> Rows =>
    [
        Row<RefundOrder>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: Always(() => Get("/api/v1/spare-parts/refund-order"))),
    ];
}
