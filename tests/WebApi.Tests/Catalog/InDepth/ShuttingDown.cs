using System.Net;
using CleanTemplate.WebApi.Tests.Host;
using CleanTemplate.WebApi.Tests.Host.InDepth;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CleanTemplate.WebApi.Tests.Catalog.InDepth;

public sealed class ShuttingDown
{
    [Theory, OnEveryDatabase]
    public async Task A_request_under_way_is_finished_before_the_host_stops(TestDatabase database)
    {
        await using var api = InterferedApis.Started(await database.Create());
        var (path, _) = await api.Product();
        TaskCompletionSource saving = new(), released = new();
        api.Interference.BeforeSave = _ =>
        {
            saving.SetResult();
            return released.Task;
        };

        var request = api.Manager().Put($"{path}/price", new { price = new { amount = 12, currency = "EUR" } });
        await saving.Task;
        var stopped = api.Services.GetRequiredService<IHost>().StopAsync();
        Assert.False(request.IsCompleted || stopped.IsCompleted);
        released.SetResult();

        Assert.Equal(HttpStatusCode.NoContent, (await request).StatusCode);
        await stopped;
    }
}
