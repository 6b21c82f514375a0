using System.Net;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.WebApi.Tests.Host;

namespace CleanTemplate.WebApi.Tests.Operations.InDepth;

public sealed class HandlingDeadLetters(Apis apis) : IClassFixture<Apis>
{
    [Theory, OnEveryDatabase]
    public async Task Staff_see_what_was_given_up_and_why_but_not_what_it_says(TestDatabase database)
    {
        var api = await apis.On(database);
        var id = await api.DeadLetter();
        var staff = api.SignedIn(Roles.Manager);

        var list = await staff.GetStringAsync("/api/v1/dead-letters");
        var one = await (await staff.GetAsync($"/api/v1/dead-letters/{id}")).Data();

        Assert.Equal(("tests.nobody", "Nobody knows it.", 3), (one.GetProperty("event").GetString(), one.GetProperty("error").GetString(), one.GetProperty("attempts").GetInt32()));
        Assert.Contains("Nobody knows it.", list, StringComparison.Ordinal);
        Assert.DoesNotContain(DeadLetterSteps.Body, $"{list}{one}", StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_dead_letter_that_is_sent_on_its_way_again_is_handled_again(TestDatabase database)
    {
        var api = await apis.On(database);
        var path = $"/api/v1/dead-letters/{await api.DeadLetter()}";
        var staff = api.SignedIn(Roles.Manager);

        Assert.Equal(HttpStatusCode.NoContent, (await staff.Post($"{path}/requeuing")).StatusCode);

        // Still nobody knows it: after one more attempt it is back, with the reason of today.
        string? error = null;
        for (var look = 0; look < 100 && error is null; look++)
        {
            var answer = await staff.GetAsync(path);
            error = answer.StatusCode == HttpStatusCode.NotFound ? null : (await answer.Data()).GetProperty("error").GetString();
            await Task.Delay(50);
        }

        Assert.Equal("UnreadableEventException: No event is called 'tests.nobody' here.", error);
    }

    [Theory, OnEveryDatabase]
    public async Task A_dead_letter_that_is_not_there_is_not_found(TestDatabase database)
    {
        var staff = (await apis.On(database)).SignedIn(Roles.Manager);

        await (await staff.GetAsync("/api/v1/dead-letters/4711")).Refused(HttpStatusCode.NotFound, "operations.dead_letter_not_found");
        await (await staff.Post("/api/v1/dead-letters/4711/requeuing")).Refused(HttpStatusCode.NotFound, "operations.dead_letter_not_found");
    }
}
