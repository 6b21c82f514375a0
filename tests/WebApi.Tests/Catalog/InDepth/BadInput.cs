using System.Net;
using System.Text;
using CleanTemplate.WebApi.Tests.Host;

namespace CleanTemplate.WebApi.Tests.Catalog.InDepth;

/// <summary>Whatever a client sends: a problem that names the field and what it takes.</summary>
public sealed class BadInput(Apis apis)
{
    private const string Mug = """{"sku":"MUG","name":"Mug","price":{"amount":1,"currency":"EUR"},"stock":1}""";

    public static TheoryData<string, string, string> Bodies => new()
    {
        { "", "body", "A JSON object is required." },
        { "null", "body", "A JSON object is required." },
        { "{", "body", "This is not valid JSON (line 1, byte 2)." },
        { "[]", "body", "This is not an object of the documented shape." },
        { Mug.Replace("\"Mug\"", "5", StringComparison.Ordinal), "name", "This is not a text." },
        { Mug.Replace("\"stock\":1", "\"stock\":\"1\"", StringComparison.Ordinal), "stock", "This is not a whole number from -2147483648 to 2147483647." },
        { Mug.Replace("\"stock\":1", "\"stock\":3000000000", StringComparison.Ordinal), "stock", "This is not a whole number from -2147483648 to 2147483647." },
        { Mug.Replace("\"stock\":1", "\"stock\":1.5", StringComparison.Ordinal), "stock", "This is not a whole number from -2147483648 to 2147483647." },
        { Mug.Replace("\"stock\":1", "\"stock\":-1", StringComparison.Ordinal), "stock", "'Stock' must be between 0 and 1000000. You entered -1." },
        { Mug.Replace("\"stock\":1", "\"stock\":1,\"stock\":2", StringComparison.Ordinal), "stock", "This name occurs more than once." },
        { Mug.Replace("\"Mug\"", "null", StringComparison.Ordinal), "name", "'Name' must not be empty." },
        { Mug.Replace("\"Mug\"", "\"a\\u0000b\"", StringComparison.Ordinal), "name", "'Name' must not contain control characters." },
        { Mug.Replace("\"Mug\"", $"\"{new string('x', 201)}\"", StringComparison.Ordinal), "name", "The length of 'Name' must be 200 characters or fewer. You entered 201 characters." },
        { Mug.Replace("{\"amount\":1,\"currency\":\"EUR\"}", "null", StringComparison.Ordinal), "price", "'Price' must not be empty." },
        { Mug.Replace("{\"amount\":1,\"currency\":\"EUR\"}", "7", StringComparison.Ordinal), "price", "This is not an object of the documented shape." },
        { Mug.Replace("\"amount\":1", "\"amount\":-1", StringComparison.Ordinal), "price.amount", "'Amount' is more than 0 and at most 1000000." },
        { Mug.Replace("\"amount\":1", "\"amount\":1e400", StringComparison.Ordinal), "price.amount", "This is not a number." },
        { Mug.Replace("\"amount\":1", "\"amount\":1.234", StringComparison.Ordinal), "price.amount", "'Amount' has at most 2 decimals." },
        { Mug.Replace("\"EUR\"", "\"euro\"", StringComparison.Ordinal), "price.currency", "'Currency' is a currency code of three capital letters, such as EUR." },
        { Mug.Replace("\"MUG\"", "\"a b\"", StringComparison.Ordinal), "sku", "'Sku' has 1 to 32 letters, digits and hyphens." },
    };

    public static TheoryData<string, string, string> Queries => new()
    {
        { "page=0", "page", "'Page' must be between 1 and 1000000. You entered 0." },
        { "page=x", "page", "'x' is not a whole number from -2147483648 to 2147483647." },
        { "pageSize=101", "pageSize", "'Page Size' must be between 1 and 100. You entered 101." },
        { "minPrice=-1", "minPrice", "'Min Price' must be between 0 and 1000000. You entered -1." },
        { "maxPrice=abc", "maxPrice", "'abc' is not a number." },
        { "search=%00", "search", "'Search' must not contain control characters." },
        { "sort=size", "sort", "'Sort' takes each of these fields at most once, with a leading '-' for descending order: name, price, createdAt." },
    };

    [Theory, OnEveryDatabase]
    public async Task A_wrong_body_is_answered_with_the_field_and_what_it_takes(TestDatabase database)
    {
        var manager = (await apis.On(database)).Manager();

        foreach (var (body, field, message) in Bodies.Select(row => row.Data))
        {
            using StringContent content = new(body, Encoding.UTF8, "application/json");
            Assert.Equal(message, await (await manager.PostAsync("/api/v1/products", content)).Blames(field));
        }
    }

    [Theory, OnEveryDatabase]
    public async Task A_wrong_query_is_answered_with_the_parameter_and_what_it_takes(TestDatabase database)
    {
        var client = (await apis.On(database)).Anonymous();

        foreach (var (query, field, message) in Queries.Select(row => row.Data))
            Assert.Equal(message, await (await client.GetAsync($"/api/v1/products?{query}")).Blames(field));
    }

    [Theory, OnEveryDatabase]
    public async Task A_malformed_id_or_version_is_blamed(TestDatabase database)
    {
        var api = await apis.On(database);
        var (path, _) = await api.Product();

        Assert.Equal("'abc' is not an id (a UUID).", await (await api.Anonymous().GetAsync("/api/v1/products/abc")).Blames("id"));
        Assert.Equal("'7' is not a version in quotes, such as \"3\", or *.", await (await api.Manager().Delete(path, ifMatch: "7")).Blames("ifMatch"));
    }

    [Theory, OnEveryDatabase]
    public async Task A_body_of_another_type_is_told_the_right_one(TestDatabase database)
    {
        using StringContent form = new("sku=MUG", Encoding.UTF8, "application/x-www-form-urlencoded");

        var problem = await (await (await apis.On(database)).Manager().PostAsync("/api/v1/products", form)).Refused(HttpStatusCode.UnsupportedMediaType, "http.unsupported_media_type");

        Assert.Equal("The content type must be application/json.", problem.GetProperty("detail").GetString());
    }

    [Theory, OnEveryDatabase]
    public async Task A_wrong_price_is_blamed_where_the_client_wrote_it(TestDatabase database)
    {
        var api = await apis.On(database);
        var (path, _) = await api.Product();

        Assert.Equal("'Currency' is a currency code of three capital letters, such as EUR.",
            await (await api.Manager().Put($"{path}/price", new { price = new { amount = 1, currency = "eur" } })).Blames("price.currency"));
        Assert.Equal("This is not a number.", await (await api.Manager().Put($"{path}/price", new { price = new { amount = "1", currency = "EUR" } })).Blames("price.amount"));
        Assert.Equal("'Price' must not be empty.", await (await api.Manager().Put($"{path}/price", new { })).Blames("price"));
    }

    [Theory, OnEveryDatabase]
    public async Task A_body_in_an_unknown_charset_is_refused(TestDatabase database)
    {
        using StringContent strange = new(Mug, Encoding.UTF8, "application/json");
        strange.Headers.ContentType!.CharSet = "klingon";

        await (await (await apis.On(database)).Manager().PostAsync("/api/v1/products", strange)).Refused(HttpStatusCode.UnsupportedMediaType, "http.unreadable_request");
    }

    [Theory, OnEveryDatabase]
    public async Task A_body_that_is_too_large_is_told_the_limit(TestDatabase database)
    {
        using StringContent huge = new(new string(' ', 1_048_577), Encoding.UTF8, "application/json");

        var problem = await (await (await apis.On(database)).Manager().PostAsync("/api/v1/products", huge)).Refused(HttpStatusCode.RequestEntityTooLarge, "http.payload_too_large");

        Assert.Equal("A request body has at most 1048576 bytes.", problem.GetProperty("detail").GetString());
    }
}
