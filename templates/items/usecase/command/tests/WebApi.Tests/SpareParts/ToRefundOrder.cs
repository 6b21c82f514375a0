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
    public async Task It_is_done_once_for_each_key(TestDatabase database)
    {
        var manager = (await apis.On(database)).SignedIn(Roles.Manager);

        var first = await (await manager.Post(Path, new { note = " as agreed" }, key: "once")).Data();
        var again = await (await manager.Post(Path, new { note = " as agreed" }, key: "once")).Data();

        Assert.Equal("as agreed", first.GetProperty("note").GetString());
        Assert.Equal(first.GetProperty("doneAt").GetDateTimeOffset(), again.GetProperty("doneAt").GetDateTimeOffset());
    }

    [Theory, OnEveryDatabase]
    public async Task Who_may_not_is_refused_and_a_wrong_field_is_blamed(TestDatabase database)
    {
        var api = await apis.On(database);

        await (await api.Anonymous().Post(Path, new { note = "x" })).Refused(HttpStatusCode.Unauthorized, "common.sign_in_required");
        await (await api.SignedIn(Roles.Customer).Post(Path, new { note = "x" })).Refused(HttpStatusCode.Forbidden, "common.permission_required");
        await (await api.SignedIn(Roles.Manager).Post(Path, new { note = "" })).Blames("note");
    }
}

internal sealed class RefundOrderAccess : AccessRows
{
    public override IEnumerable<AccessRow> Rows =>
    [
        Row<RefundOrder>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: Always(() => Post("/api/v1/spare-parts/refund-order", new { note = "A row" }))),
    ];
}
