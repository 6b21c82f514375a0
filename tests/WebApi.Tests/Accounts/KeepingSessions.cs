using System.Net;
using CleanTemplate.WebApi.Tests.Host;

namespace CleanTemplate.WebApi.Tests.Accounts;

public sealed class KeepingSessions(Apis apis)
{
    [Theory, OnEveryDatabase]
    public async Task Users_see_where_they_are_signed_in(TestDatabase database)
    {
        var api = await apis.On(database);
        var person = await Person.Registered(api);
        await person.SignedIn("the phone");
        var here = await person.SignedIn("the laptop");
        await (await Person.Registered(api)).SignedIn("somebody else's");

        var sessions = (await (await here.Client.GetAsync("/api/v1/sessions")).Data()).EnumerateArray().ToList();

        Assert.Equal(["the laptop", "the phone"], sessions.Select(session => session.GetProperty("device").GetString()));
        Assert.Equal(here.Session, sessions[0].GetProperty("id").GetString());
    }

    [Theory, OnEveryDatabase]
    public async Task Users_end_the_session_of_a_lost_device(TestDatabase database)
    {
        var person = await Person.Registered(await apis.On(database));
        var (lost, here) = (await person.SignedIn(), await person.SignedIn());

        Assert.Equal(HttpStatusCode.NoContent, (await here.Client.Delete($"/api/v1/sessions/{lost.Session}")).StatusCode);

        await lost.IsOver();
        await here.Me();
    }

    [Theory, OnEveryDatabase]
    public async Task The_session_of_somebody_else_is_not_found(TestDatabase database)
    {
        var api = await apis.On(database);
        var (mine, theirs) = (await (await Person.Registered(api)).SignedIn(), await (await Person.Registered(api)).SignedIn());

        await (await mine.Client.Delete($"/api/v1/sessions/{theirs.Session}")).Refused(HttpStatusCode.NotFound, "accounts.session_not_found");

        await (await theirs.Refreshed()).Me();
    }

    [Theory, OnEveryDatabase]
    public async Task Signing_out_everywhere_ends_every_session_of_the_user_alone(TestDatabase database)
    {
        var api = await apis.On(database);
        var person = await Person.Registered(api);
        Visit[] visits = [await person.SignedIn(), await person.SignedIn()];
        var bystander = await (await Person.Registered(api)).SignedIn();

        Assert.Equal(HttpStatusCode.NoContent, (await visits[0].Client.Delete("/api/v1/sessions")).StatusCode);

        foreach (var visit in visits) await visit.IsOver();
        await (await bystander.Refreshed()).Me();
    }

    [Theory, OnEveryDatabase]
    public async Task Twins_that_refresh_at_once_get_the_same_token(TestDatabase database)
    {
        var api = await apis.On(database);
        var visit = await (await Person.Registered(api)).SignedIn();

        var twins = await Task.WhenAll(visit.Refreshed(), visit.Refreshed());
        var late = await visit.Refreshed();

        Assert.Equal([late.RefreshToken, late.RefreshToken], twins.Select(twin => twin.RefreshToken));
        await (await late.Refreshed()).Me();
        Assert.Empty(await api.SecurityEventsOf(await late.UserId()));
    }

    [Theory, OnEveryDatabase]
    public async Task A_replayed_token_ends_the_session_and_is_remembered(TestDatabase database)
    {
        var api = await apis.On(database);
        var stolen = await (await Person.Registered(api)).SignedIn();
        var user = await stolen.UserId();
        var last = await (await stolen.Refreshed()).Refreshed();

        await (await stolen.Refresh()).Refused(HttpStatusCode.Unauthorized, "accounts.session_ended");

        await last.IsOver();
        Assert.Equal(["RefreshReplayed"], await api.SecurityEventsOf(user));
    }

    [Theory, OnEveryDatabase]
    public async Task Answers_with_tokens_are_kept_in_no_cache_and_not_compressed(TestDatabase database)
    {
        var api = await apis.On(database);
        var person = await Person.Registered(api);
        var client = api.Anonymous();
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, br");
        var signedIn = await client.Post("/api/v1/sessions", new { person.Email, person.Password });
        var visit = await Visit.Of(api, signedIn);

        var refreshed = await client.Post("/api/v1/sessions/refresh", new { visit.RefreshToken });

        await Visit.Of(api, refreshed);
        Assert.All([signedIn, refreshed, await client.Post("/api/v1/sessions")], answer => Assert.Equal("no-store", answer.Headers.CacheControl?.ToString()));
        Assert.All([signedIn, refreshed], answer => Assert.Empty(answer.Content.Headers.ContentEncoding));
        Assert.NotEmpty((await client.GetAsync("/api/v1/sessions")).Content.Headers.ContentEncoding);
    }

    [Theory, OnEveryDatabase]
    public async Task Whatever_anybody_may_send_has_the_limit_of_credentials(TestDatabase database)
    {
        var api = await apis.On(database);
        var visit = await (await Person.Registered(api)).SignedIn();

        foreach (var path in (string[])["sessions", "sessions/refresh", "accounts", "accounts/confirmations", "accounts/confirmation-mails", "accounts/password-reset-mails", "accounts/password-resets"])
            Assert.StartsWith("\"credentials\";", LimitOf(await api.Anonymous().Post($"/api/v1/{path}")), StringComparison.Ordinal);
        foreach (var path in (string[])["sessions", "accounts/me"])
            Assert.StartsWith("\"per-user\";", LimitOf(await visit.Client.GetAsync($"/api/v1/{path}")), StringComparison.Ordinal);

        static string LimitOf(HttpResponseMessage answer) => Assert.Single(answer.Headers.GetValues("RateLimit-Policy"));
    }
}
