using System.Net;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.WebApi.Tests.Host;

namespace CleanTemplate.WebApi.Tests.Operations.InDepth;

public sealed class WatchingJobs(Apis apis) : IClassFixture<Apis>
{
    [Theory, OnEveryDatabase]
    public async Task Staff_see_jobs_with_their_progress_but_not_what_they_were_asked_for(TestDatabase database)
    {
        var api = await apis.On(database);
        var (failed, waiting) = (await api.FailedJob(), await api.WaitingJob());
        var staff = api.SignedIn(Roles.Manager);

        var one = await (await staff.GetAsync(failed)).Data();
        var all = $"{await (await staff.GetAsync("/api/v1/jobs?pageSize=100")).Data()}";
        var onlyFailed = $"{await (await staff.GetAsync("/api/v1/jobs?onlyFailed=true&pageSize=100")).Data()}";

        Assert.Equal(
            ("tests.nobody", "failed", 3, 5, 10, "Nobody knows it."),
            (one.GetProperty("name").GetString(), one.GetProperty("state").GetString(), one.GetProperty("attempts").GetInt32(), one.GetProperty("done").GetInt32(), one.GetProperty("total").GetInt32(), one.GetProperty("error").GetString()));
        Assert.Contains(IdIn(failed), all, StringComparison.Ordinal);
        Assert.Contains(IdIn(waiting), all, StringComparison.Ordinal);
        Assert.Contains(IdIn(failed), onlyFailed, StringComparison.Ordinal);
        Assert.DoesNotContain(IdIn(waiting), onlyFailed, StringComparison.Ordinal);
        Assert.DoesNotContain(JobSteps.Payload, $"{one}{all}", StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_job_that_waits_is_called_off_and_one_that_failed_is_not(TestDatabase database)
    {
        var api = await apis.On(database);
        var (failed, waiting) = (await api.FailedJob(), await api.WaitingJob());
        var staff = api.SignedIn(Roles.Manager);

        await (await staff.Post($"{waiting}/cancellation")).Body(HttpStatusCode.Accepted);

        Assert.Equal("cancelled", (await (await staff.GetAsync(waiting)).Data()).GetProperty("state").GetString());
        await (await staff.Post($"{failed}/cancellation")).Refused(HttpStatusCode.Conflict, "operations.job_ended");
        await (await staff.Post($"{waiting}/requeuing")).Refused(HttpStatusCode.Conflict, "operations.job_not_failed");
    }

    [Theory, OnEveryDatabase]
    public async Task A_job_that_is_sent_on_its_way_again_is_begun_by_an_instance(TestDatabase database)
    {
        var api = await apis.On(database);
        var job = await api.FailedJob();
        var staff = api.SignedIn(Roles.Manager);

        Assert.Equal(HttpStatusCode.NoContent, (await staff.Post($"{job}/requeuing")).StatusCode);

        // Still nobody knows it: after one more attempt it is back, with the reason of today.
        var error = "";
        for (var look = 0; look < 100 && !error.StartsWith("HopelessJobException", StringComparison.Ordinal); look++)
        {
            await Task.Delay(50);
            error = (await (await staff.GetAsync(job)).Data()).GetProperty("error").GetString()!;
        }

        Assert.Equal("HopelessJobException: No job is called 'tests.nobody' here.", error);
    }

    [Theory, OnEveryDatabase]
    public async Task A_job_that_is_not_there_is_not_found(TestDatabase database)
    {
        var staff = (await apis.On(database)).SignedIn(Roles.Manager);
        var nowhere = $"/api/v1/jobs/{Guid.NewGuid()}";

        await (await staff.GetAsync(nowhere)).Refused(HttpStatusCode.NotFound, "operations.job_not_found");
        await (await staff.Post($"{nowhere}/cancellation")).Refused(HttpStatusCode.NotFound, "operations.job_not_found");
        await (await staff.Post($"{nowhere}/requeuing")).Refused(HttpStatusCode.NotFound, "operations.job_not_found");
    }

    private static string IdIn(string path) => path.Split('/')[^1];
}
