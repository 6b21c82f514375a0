using System.Net;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.WebApi.Tests.Host;
using CleanTemplate.WebApi.Tests.Host.InDepth;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.WebApi.Tests.Catalog.InDepth;

public sealed class ChangingAtTheSameTime(InterferedApis apis) : IClassFixture<InterferedApis>
{
    private static readonly object Twelve = new { price = new { amount = 12, currency = "EUR" } };

    [Theory, OnEveryDatabase]
    public async Task Two_changes_that_name_no_version_both_succeed(TestDatabase database)
    {
        var api = await apis.On(database);
        var (path, _) = await api.Product();
        // Both have read the product before either saves.
        using Barrier bothHaveRead = new(2);
        api.Interference.Reset();
        api.Interference.BeforeSave = number => number <= 2 ? Task.Run(() => bothHaveRead.SignalAndWait(TimeSpan.FromSeconds(10))) : Task.CompletedTask;

        var answers = await Task.WhenAll(
            api.Manager().Put($"{path}/price", new { price = new { amount = 11, currency = "EUR" } }), api.Manager().Put($"{path}/price", Twelve));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode));
        Assert.Equal((3, 3L), (api.Interference.Saves, (await api.Get(path)).GetProperty("version").GetInt64()));
        api.Interference.Reset();
    }

    [Theory, OnEveryDatabase]
    public async Task Who_loses_every_time_is_told_of_the_conflict(TestDatabase database)
    {
        var api = await apis.On(database);
        var (path, _) = await api.Product();
        SomebodyElseIsFaster(api);

        var answer = await api.Manager().Put($"{path}/price", Twelve);

        await answer.Refused(HttpStatusCode.Conflict, "common.conflict");
        Assert.Equal(5, api.Interference.Saves);
        api.Interference.Reset();
    }

    [Theory, OnEveryDatabase]
    public async Task Who_names_the_version_and_loses_is_stale_and_not_repeated(TestDatabase database)
    {
        var api = await apis.On(database);
        var (path, _) = await api.Product();
        SomebodyElseIsFaster(api);

        var answer = await api.Manager().Put($"{path}/price", Twelve, ifMatch: "\"1\"");

        await answer.Refused(HttpStatusCode.PreconditionFailed, "common.stale_version");
        Assert.Equal(1, api.Interference.Saves);
        api.Interference.Reset();
    }

    [Theory, OnEveryDatabase]
    public async Task Who_names_a_version_of_the_past_is_stale(TestDatabase database)
    {
        var api = await apis.On(database);
        var (path, _) = await api.Product();

        Assert.Equal(HttpStatusCode.NoContent, (await api.Manager().Put($"{path}/price", Twelve, ifMatch: "\"1\"")).StatusCode);
        await (await api.Manager().Put($"{path}/price", Twelve, ifMatch: "\"1\"")).Refused(HttpStatusCode.PreconditionFailed, "common.stale_version");
        Assert.Equal(HttpStatusCode.NoContent, (await api.Manager().Put($"{path}/price", Twelve, ifMatch: "*")).StatusCode);
    }

    private static void SomebodyElseIsFaster(Api api)
    {
        api.Interference.Reset();
        api.Interference.BeforeSave = _ => api.Database.With((AppDbContext context) =>
            context.Set<Domain.Catalog.Product>().ExecuteUpdateAsync(row => row.SetProperty(product => product.Version, product => product.Version + 1)));
    }
}
