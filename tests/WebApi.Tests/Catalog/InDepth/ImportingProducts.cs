using System.Net;
using System.Text;
using CleanTemplate.WebApi.Tests.Host;
using CleanTemplate.WebApi.Tests.Http.InDepth;

namespace CleanTemplate.WebApi.Tests.Catalog.InDepth;

public sealed class ImportingProducts(Apis apis) : IClassFixture<Apis>
{
    private const string Heading = ImportSteps.Heading;

    [Theory, OnEveryDatabase]
    public async Task An_import_is_accepted_and_tells_what_became_of_it(TestDatabase database)
    {
        var api = await apis.On(database);
        var staff = api.Manager();
        var (good, bad) = (ImportSteps.Line(), ImportSteps.Line(price: "0"));

        var answer = await staff.Import(Heading + good + bad);
        var id = (await answer.Data(HttpStatusCode.Accepted)).GetString();
        var path = answer.Headers.Location!.ToString();
        Assert.Equal($"/api/v1/product-imports/{id}", path);
        var state = await staff.Ended(path);

        Assert.Equal("succeeded", state.GetProperty("state").GetString());
        var import = state.GetProperty("import");
        Assert.Equal((2, 2, 1, 1), (import.GetProperty("lines").GetInt32(), import.GetProperty("done").GetInt32(), import.GetProperty("created").GetInt32(), import.GetProperty("rejected").GetInt32()));
        var rejection = Assert.Single((await (await staff.GetAsync($"{path}/rejections")).Data()).EnumerateArray());
        Assert.Equal(
            (3, bad.TrimEnd(), "price: 'Amount' is more than 0 and at most 1000000."),
            (rejection.GetProperty("line").GetInt32(), rejection.GetProperty("text").GetString(), rejection.GetProperty("reason").GetString()));
        Assert.Contains((await (await staff.GetAsync(ImportSteps.Path)).Data()).EnumerateArray(), listed => listed.GetProperty("id").GetString() == id);
        Assert.Contains(
            (await (await api.Anonymous().GetAsync("/api/v1/products?search=imported&pageSize=100")).Data()).EnumerateArray(),
            product => product.GetProperty("sku").GetString() == good.Split(',')[0]);
    }

    [Theory, OnEveryDatabase]
    public async Task A_file_may_come_slowly(TestDatabase database)
    {
        await using var api = Api.Started(await database.Create(), host => host.UseSetting("TimeLimits:Request", "00:00:00.5"));
        SlowContent file = new([Heading, ImportSteps.Line(), ImportSteps.Line()], pause: TimeSpan.FromSeconds(0.4), "text/csv");

        await (await api.Manager().PostAsync(ImportSteps.Path, file)).Data(HttpStatusCode.Accepted);
    }

    [Theory, OnEveryDatabase]
    public async Task An_import_can_be_called_off_until_it_has_ended(TestDatabase database)
    {
        await using var api = Api.Started(await database.Create(), host => host.UseSetting("Jobs:Enabled", "false"));
        var staff = api.Manager();
        var path = await staff.Imported(Heading + ImportSteps.Line());

        Assert.Equal(HttpStatusCode.Accepted, (await staff.Post($"{path}/cancellation")).StatusCode);

        var state = await staff.Ended(path);
        Assert.Equal(("cancelled", 0), (state.GetProperty("state").GetString(), state.GetProperty("import").GetProperty("done").GetInt32()));
    }

    [Theory, OnEveryDatabase]
    public async Task A_file_that_is_sent_again_under_its_key_is_taken_in_once(TestDatabase database)
    {
        var staff = (await apis.On(database)).Manager();
        var file = Heading + ImportSteps.Line();

        var first = await staff.Import(file, key: "file-1");
        var again = await staff.Import(file, key: "file-1");

        Assert.Equal((await first.Data(HttpStatusCode.Accepted)).GetString(), (await again.Data(HttpStatusCode.Accepted)).GetString());
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        await (await staff.Import(file + ImportSteps.Line(), key: "file-1")).Refused(HttpStatusCode.UnprocessableEntity, "common.idempotency_key_reused");
    }

    [Theory, OnEveryDatabase]
    public async Task An_import_that_has_ended_is_not_called_off(TestDatabase database)
    {
        var staff = (await apis.On(database)).Manager();
        var path = await staff.Imported(Heading + ImportSteps.Line());
        await staff.Ended(path);

        await (await staff.Post($"{path}/cancellation")).Refused(HttpStatusCode.Conflict, "catalog.import_ended");
    }

    [Theory, OnEveryDatabase]
    public async Task What_is_no_csv_in_utf_8_is_refused(TestDatabase database)
    {
        var staff = (await apis.On(database)).Manager();
        var file = Heading + ImportSteps.Line();
        using ByteArrayContent nameless = new(Encoding.UTF8.GetBytes(file));

        foreach (var answer in new[]
        {
            await staff.Import(file, "application/json"), await staff.Import(file, "text/csv; charset=iso-8859-1"),
            await staff.Import(file, "text/csv; charset=nonsense"), await staff.PostAsync(ImportSteps.Path, nameless),
        })
        {
            var problem = await answer.Refused(HttpStatusCode.UnsupportedMediaType, "http.unreadable_request");
            Assert.Equal("The content type must be text/csv, in UTF-8.", problem.GetProperty("errors").GetProperty("body")[0].GetString());
        }

        await (await staff.Import(file, "Text/CSV; charset=UTF-8")).Data(HttpStatusCode.Accepted);
    }

    [Theory, OnEveryDatabase]
    public async Task A_file_that_is_none_of_products_is_refused_with_what_is_allowed(TestDatabase database)
    {
        var staff = (await apis.On(database)).Manager();

        Assert.Equal(
            "'sku;name' is not a column. The first line names these columns, each once, in any order: sku,name,price,currency,stock.",
            await (await staff.Import("sku;name\n")).Blames("heading"));
        Assert.Equal("The file is empty.", await (await staff.Import("")).Blames("body"));
        Assert.Equal("There is no line of products below the heading.", await (await staff.Import(Heading)).Blames("body"));
        Assert.Equal(
            "An import has at most 100000 lines: send the rest as another one.",
            await (await staff.Import(Heading + string.Concat(Enumerable.Repeat("x\n", 100_001)))).Blames("body"));
    }

    [Theory, OnEveryDatabase]
    public async Task A_file_may_be_larger_than_other_bodies_but_not_too_large(TestDatabase database)
    {
        var staff = (await apis.On(database)).Manager();
        var large = Heading + string.Concat(Enumerable.Repeat($"\"{new string('x', 1_000)}\"\n", 2_000));

        Assert.Equal(2_000, (await staff.Ended(await staff.Imported(large))).GetProperty("import").GetProperty("rejected").GetInt32());

        // Whoever asks first is refused before anything is sent.
        using HttpRequestMessage tooLarge = new(HttpMethod.Post, ImportSteps.Path) { Content = ImportSteps.Csv(Heading + new string('\n', 33 * 1024 * 1024)) };
        tooLarge.Headers.ExpectContinue = true;
        var problem = await (await staff.SendAsync(tooLarge)).Refused(HttpStatusCode.RequestEntityTooLarge, "http.unreadable_request");
        Assert.Contains("33554432", problem.GetProperty("errors").GetProperty("body")[0].GetString(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task An_import_that_is_not_there_is_not_found(TestDatabase database)
    {
        var staff = (await apis.On(database)).Manager();
        var unknown = $"{ImportSteps.Path}/{Guid.CreateVersion7()}";

        await (await staff.GetAsync(unknown)).Refused(HttpStatusCode.NotFound, "catalog.import_not_found");
        await (await staff.GetAsync($"{unknown}/rejections")).Refused(HttpStatusCode.NotFound, "catalog.import_not_found");
        await (await staff.Post($"{unknown}/cancellation")).Refused(HttpStatusCode.NotFound, "catalog.import_not_found");
        await (await staff.GetAsync($"{ImportSteps.Path}/nonsense")).Blames("id");
    }

    [Theory, OnEveryDatabase]
    public async Task Who_may_not_is_refused_before_the_file_is_read(TestDatabase database)
    {
        var api = await apis.On(database);

        await (await api.Customer().Import("nonsense")).Refused(HttpStatusCode.Forbidden, "common.permission_required");
        await (await api.Anonymous().Import("nonsense")).Refused(HttpStatusCode.Unauthorized, "common.sign_in_required");
    }
}
