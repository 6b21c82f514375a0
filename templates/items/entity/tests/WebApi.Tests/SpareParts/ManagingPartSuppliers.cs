using System.Net;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.SpareParts;
using CleanTemplate.WebApi.Tests.Access;
using CleanTemplate.WebApi.Tests.Host;

namespace CleanTemplate.WebApi.Tests.SpareParts;

public sealed class ManagingPartSuppliers(Apis apis)
{
    internal const string Path = "/api/v1/part-suppliers";

    [Theory, OnEveryDatabase]
    public async Task A_new_one_is_found_where_the_answer_says(TestDatabase database)
    {
        var manager = (await apis.On(database)).SignedIn(Roles.Manager);

        var answer = await manager.GetAsync(await Created(manager, " Where "));

        var found = await answer.Data();
        Assert.Equal(("Where", 1L, "\"1\""), (found.GetProperty("name").GetString(), found.GetProperty("version").GetInt64(), answer.Headers.ETag?.Tag));
    }

    [Theory, OnEveryDatabase]
    public async Task One_that_is_sent_again_under_its_key_is_created_once(TestDatabase database)
    {
        var manager = (await apis.On(database)).SignedIn(Roles.Manager);

        var first = await (await manager.Post(Path, new { name = "Once" }, key: "once")).Data(HttpStatusCode.Created);
        var again = await (await manager.Post(Path, new { name = "Once" }, key: "once")).Data(HttpStatusCode.Created);

        Assert.Equal(first.GetString(), again.GetString());
    }

    [Theory, OnEveryDatabase]
    public async Task Lists_are_paged_and_sorted(TestDatabase database)
    {
        await using var api = Api.Started(await database.Create());
        var manager = api.SignedIn(Roles.Manager);
        foreach (var name in (string[])["B", "C", "A"]) await Created(manager, name);

        Assert.Equal(["A", "B", "C"], await Names(manager, ""));
        Assert.Equal(["C", "B", "A"], await Names(manager, "?sort=-name"));
        Assert.Equal(["A", "C", "B"], await Names(manager, "?sort=-createdAt"));
        Assert.Equal(["C"], await Names(manager, "?pageSize=2&page=2"));
        Assert.Equal(3, (await (await manager.GetAsync($"{Path}?pageSize=1")).Body()).GetProperty("meta").GetProperty("totalCount").GetInt32());
        await (await manager.GetAsync($"{Path}?sort=weight")).Blames("sort");
    }

    [Theory, OnEveryDatabase]
    public async Task Who_changes_or_deletes_says_which_version_they_have_seen(TestDatabase database)
    {
        var manager = (await apis.On(database)).SignedIn(Roles.Manager);
        var path = await Created(manager, "First");

        await (await manager.Put(path, new { name = "Second" }, ifMatch: null)).Refused(HttpStatusCode.PreconditionRequired, "http.precondition_required");
        await (await manager.Delete(path, ifMatch: null)).Refused(HttpStatusCode.PreconditionRequired, "http.precondition_required");
        await (await manager.Put(path, new { name = "Second" }, ifMatch: "\"7\"")).Refused(HttpStatusCode.PreconditionFailed, "common.stale_version");
        await (await manager.Delete(path, ifMatch: "\"7\"")).Refused(HttpStatusCode.PreconditionFailed, "common.stale_version");

        Assert.Equal(HttpStatusCode.NoContent, (await manager.Put(path, new { name = "Second" }, ifMatch: "\"1\"")).StatusCode);
        Assert.Equal("Second", (await (await manager.GetAsync(path)).Data()).GetProperty("name").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await manager.Delete(path, ifMatch: "\"2\"")).StatusCode);
        await (await manager.GetAsync(path)).Refused(HttpStatusCode.NotFound, "spare_parts.part_supplier_not_found");
    }

    [Theory, OnEveryDatabase]
    public async Task A_wrong_name_is_blamed_and_one_that_is_not_there_is_not_found(TestDatabase database)
    {
        var manager = (await apis.On(database)).SignedIn(Roles.Manager);
        var path = await Created(manager, "First");

        await (await manager.Post(Path, new { name = "" })).Blames("name");
        await (await manager.Put(path, new { name = new string('x', 201) })).Blames("name");
        await (await manager.Delete($"{Path}/{Guid.CreateVersion7()}")).Refused(HttpStatusCode.NotFound, "spare_parts.part_supplier_not_found");
    }

    internal static async Task<string> Created(HttpClient manager, string name)
    {
        var created = await manager.Post(Path, new { name });
        await created.Data(HttpStatusCode.Created);
        return created.Headers.Location!.ToString();
    }

    private static async Task<IEnumerable<string?>> Names(HttpClient manager, string query) =>
        [.. (await (await manager.GetAsync($"{Path}{query}")).Data()).EnumerateArray().Select(found => found.GetProperty("name").GetString())];
}

internal sealed class PartSupplierAccess : AccessRows
{
    public override IEnumerable<AccessRow> Rows =>
    [
        Row<ListPartSuppliers>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: Always(() => Get(ManagingPartSuppliers.Path))),
        Row<GetPartSupplier>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: async scene => Get(await One(scene))),
        Row<CreatePartSupplier>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: Always(() => Post(ManagingPartSuppliers.Path, new { name = "A row" }))),
        Row<ReplacePartSupplier>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: async scene => Put(await One(scene), new { name = "Another" })),
        Row<DeletePartSupplier>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: async scene => Delete(await One(scene))),
    ];

    private static async Task<string> One(Scene scene)
    {
        using var manager = await scene.AsManager();
        return await ManagingPartSuppliers.Created(manager, "A row");
    }
}
