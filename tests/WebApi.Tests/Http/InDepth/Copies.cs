using System.Net;
using System.Net.Http.Headers;

namespace CleanTemplate.WebApi.Tests.Http.InDepth;

public sealed class Copies(SpecimenApis apis) : IClassFixture<SpecimenApis>
{
    private const string Copied = "/specimens/copied";

    [Theory, OnEveryDatabase]
    public async Task What_a_client_that_left_was_not_sent_is_served_to_nobody(TestDatabase database)
    {
        var api = await apis.On(database);
        using HttpRequestMessage leaving = new(HttpMethod.Get, Copied) { Headers = { Range = new RangeHeaderValue(0, 1) } };
        await Assert.ThrowsAsync<HttpRequestException>(() => api.Anonymous().SendAsync(leaving));
        // What would be kept is kept after the answer.
        await Task.Delay(TimeSpan.FromMilliseconds(200));

        Assert.Contains("whole", await api.Anonymous().GetStringAsync(Copied), StringComparison.Ordinal);
        Assert.NotNull((await api.Anonymous().GetAsync(Copied)).Headers.Age);
    }

    [Theory, OnEveryDatabase]
    public async Task Who_wants_a_copy_or_nothing_is_answered_all_the_same(TestDatabase database)
    {
        using HttpRequestMessage wish = new(HttpMethod.Get, $"{Copied}?another=1") { Headers = { CacheControl = new() { OnlyIfCached = true } } };

        Assert.Equal(HttpStatusCode.OK, (await (await apis.On(database)).Anonymous().SendAsync(wish)).StatusCode);
    }
}
