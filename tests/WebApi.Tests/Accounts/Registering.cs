using System.Net;
using CleanTemplate.Infrastructure.Accounts;
using CleanTemplate.WebApi.Tests.Host;
using CleanTemplate.WebApi.Tests.Logs;

namespace CleanTemplate.WebApi.Tests.Accounts;

public sealed class Registering(Apis apis)
{
    [Theory, OnEveryDatabase]
    public async Task From_the_first_mail_to_the_last_sign_out(TestDatabase database)
    {
        var person = Person.New(await apis.On(database));
        await (await person.Register()).Body(HttpStatusCode.Accepted);
        Assert.Equal("Confirm your e-mail address", (await person.Mail()).Subject);
        Assert.Equal(HttpStatusCode.NoContent, (await person.Confirm()).StatusCode);

        var visit = await person.SignedIn();
        var me = await visit.Me();
        Assert.Equal((person.Email, "Somebody", "customer"), (me.GetProperty("email").GetString(), me.GetProperty("name").GetString(), me.GetProperty("roles")[0].GetString()));

        var refreshed = await visit.Refreshed();
        Assert.NotEqual(visit.RefreshToken, refreshed.RefreshToken);
        Assert.Equal(HttpStatusCode.NoContent, (await refreshed.Client.Delete("/api/v1/sessions/current")).StatusCode);
        await refreshed.IsOver();
    }

    [Theory, OnEveryDatabase]
    public async Task Nobody_signs_in_before_the_address_is_confirmed(TestDatabase database)
    {
        var person = Person.New(await apis.On(database));
        await person.Register();

        await (await person.SignIn()).Refused(HttpStatusCode.Unauthorized, "accounts.wrong_credentials");

        await person.Confirm();
        Assert.Equal(HttpStatusCode.OK, (await person.SignIn()).StatusCode);
    }

    [Theory, OnEveryDatabase]
    public async Task Registering_a_pending_address_again_replaces_it(TestDatabase database)
    {
        var first = Person.New(await apis.On(database));
        await first.Register();
        var oldLink = await first.Link();
        var second = first.WithNewPassword();
        await (await second.Register()).Body(HttpStatusCode.Accepted);

        await (await first.Confirm(oldLink)).Refused(HttpStatusCode.UnprocessableEntity, "accounts.invalid_link");
        Assert.Equal(HttpStatusCode.NoContent, (await second.Confirm()).StatusCode);

        await (await first.SignIn()).Refused(HttpStatusCode.Unauthorized, "accounts.wrong_credentials");
        Assert.Equal(HttpStatusCode.OK, (await second.SignIn()).StatusCode);
    }

    [Theory, OnEveryDatabase]
    public async Task Registering_an_address_that_has_an_account_answers_the_same_and_changes_nothing(TestDatabase database)
    {
        var api = await apis.On(database);
        var owner = await Person.Registered(api);
        var intruder = owner.WithNewPassword();

        var (again, first) = (await intruder.Register(), await Person.New(api).Register());

        Assert.Equal((first.StatusCode, await first.Content.ReadAsStringAsync()), (again.StatusCode, await again.Content.ReadAsStringAsync()));
        Assert.Equal("You have an account", (await owner.Mail()).Subject);
        Assert.Equal(HttpStatusCode.OK, (await owner.SignIn()).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await intruder.SignIn()).StatusCode);
    }

    [Theory, OnEveryDatabase]
    public async Task A_confirmation_is_sent_again_to_whoever_waits_for_one(TestDatabase database)
    {
        var api = await apis.On(database);
        var (waiting, confirmed, stranger) = (Person.New(api), await Person.Registered(api), Person.New(api));
        await waiting.Register();

        foreach (var person in (Person[])[waiting, confirmed, stranger])
            await (await api.Anonymous().Post("/api/v1/accounts/confirmation-mails", new { person.Email })).Body(HttpStatusCode.Accepted);

        Assert.Equal((2, 1, 0), ((await waiting.Mails()).Count, (await confirmed.Mails()).Count, (await stranger.Mails()).Count));
        Assert.Equal(HttpStatusCode.NoContent, (await waiting.Confirm()).StatusCode);
    }

    [Theory, OnEveryDatabase]
    public async Task A_password_has_12_to_128_characters(TestDatabase database)
    {
        var person = Person.New(await apis.On(database));

        foreach (var (length, expected) in new[] { (11, 400), (12, 202), (128, 202), (129, 400) })
        {
            var tried = person with { Password = SearchedLogs.OfThisRun.KeepSecret($"{Guid.NewGuid():N}{Guid.NewGuid():N}{new string('x', 128)}"[..length]) };
            Assert.Equal(expected, (int)(await tried.Register()).StatusCode);
        }
    }

    [Theory, OnEveryDatabase]
    public async Task The_mailbox_of_somebody_else_cannot_be_filled(TestDatabase database)
    {
        await using var api = Api.Started(await database.Create(), host => host.UseSetting("Accounts:MailsPerRecipient", $"{new AccountOptions().MailsPerRecipient}"));
        var person = Person.New(api);

        for (var mail = 1; mail <= 3; mail++) Assert.Equal(HttpStatusCode.Accepted, (await person.Register()).StatusCode);
        await (await person.Register()).Refused(HttpStatusCode.TooManyRequests, "accounts.too_many_attempts");

        Assert.Equal(3, (await person.Mails()).Count);
    }
}
