using System.Net;
using CleanTemplate.WebApi.Tests.Host;

namespace CleanTemplate.WebApi.Tests.Accounts;

public sealed class ChoosingPasswords(Apis apis)
{
    [Theory, OnEveryDatabase]
    public async Task A_reset_ends_every_session_and_its_link_works_once(TestDatabase database)
    {
        var before = await Person.Registered(await apis.On(database));
        Visit[] visits = [await before.SignedIn(), await before.SignedIn()];
        await (await before.Forget()).Body(HttpStatusCode.Accepted);
        var link = await before.Link();
        var after = before.WithNewPassword();

        Assert.Equal(HttpStatusCode.NoContent, (await after.Reset(link)).StatusCode);

        foreach (var visit in visits) await visit.IsOver();
        Assert.Equal("Your password was changed", (await after.Mail()).Subject);
        Assert.Equal(HttpStatusCode.Unauthorized, (await before.SignIn()).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await after.SignIn()).StatusCode);
        await (await before.Reset(link)).Refused(HttpStatusCode.UnprocessableEntity, "accounts.invalid_link");
        Assert.Equal(HttpStatusCode.OK, (await after.SignIn()).StatusCode);
    }

    [Theory, OnEveryDatabase]
    public async Task A_link_to_confirm_resets_no_password_and_one_for_somebody_else_neither(TestDatabase database)
    {
        var api = await apis.On(database);
        var (waiting, person, other) = (Person.New(api), await Person.Registered(api), await Person.Registered(api));
        await waiting.Register();
        await person.Forget();
        await other.Forget();

        await (await waiting.Reset()).Refused(HttpStatusCode.UnprocessableEntity, "accounts.invalid_link");
        await (await person.Reset(((await person.Link()).User, (await other.Link()).Token))).Refused(HttpStatusCode.UnprocessableEntity, "accounts.invalid_link");
    }

    [Theory, OnEveryDatabase]
    public async Task Who_has_no_account_gets_the_same_answer_and_no_mail(TestDatabase database)
    {
        var api = await apis.On(database);
        var (stranger, known) = (Person.New(api), await Person.Registered(api));

        var (strangers, knowns) = (await stranger.Forget(), await known.Forget());

        Assert.Equal((knowns.StatusCode, await knowns.Content.ReadAsStringAsync()), (strangers.StatusCode, await strangers.Content.ReadAsStringAsync()));
        Assert.Equal("Choose a new password", (await known.Mail()).Subject);
        Assert.Empty(await stranger.Mails());
    }

    [Theory, OnEveryDatabase]
    public async Task A_change_ends_the_other_sessions_and_this_one_goes_on_by_refresh(TestDatabase database)
    {
        var before = await Person.Registered(await apis.On(database));
        var (here, elsewhere) = (await before.SignedIn(), await before.SignedIn());
        var after = before.WithNewPassword();

        Assert.Equal(HttpStatusCode.NoContent, (await here.Client.Put("/api/v1/accounts/me/password", new { Present = before.Password, Next = after.Password })).StatusCode);

        await elsewhere.IsOver();
        await here.Ends();
        await (await here.Refreshed()).Me();
        Assert.Equal(HttpStatusCode.Unauthorized, (await before.SignIn()).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await after.SignIn()).StatusCode);
    }

    [Theory, OnEveryDatabase]
    public async Task A_change_needs_the_present_password(TestDatabase database)
    {
        var person = await Person.Registered(await apis.On(database));
        var visit = await person.SignedIn();

        var answer = await visit.Client.Put("/api/v1/accounts/me/password", new { Present = Person.NewPassword(), Next = Person.NewPassword() });

        await answer.Refused(HttpStatusCode.UnprocessableEntity, "accounts.wrong_password");
        Assert.Equal(HttpStatusCode.OK, (await person.SignIn()).StatusCode);
        await visit.Me();
    }
}
