using System.Net;
using System.Text.RegularExpressions;
using CleanTemplate.Infrastructure.Accounts;
using CleanTemplate.WebApi.Tests.Host;

namespace CleanTemplate.WebApi.Tests.Accounts.InDepth;

public sealed partial class GuessingPasswords(Apis apis)
{
    [Theory, OnEveryDatabase]
    public async Task Nobody_learns_why_a_sign_in_is_refused(TestDatabase database)
    {
        var api = await apis.On(database);
        var (known, unconfirmed, locked, guessed) = (await Person.Registered(api), Person.New(api), await Person.Registered(api), await Person.Registered(api));
        await unconfirmed.Register();
        var user = await (await locked.SignedIn()).UserId();
        Assert.Equal(HttpStatusCode.NoContent, (await (await Visit.OfStaff(api)).Client.Put($"/api/v1/users/{user}/lock")).StatusCode);
        await Guess(guessed, times: 5);

        var wrong = await Words(known.WithNewPassword());

        foreach (var person in (Person[])[Person.New(api), unconfirmed, locked, guessed]) Assert.Equal(wrong, await Words(person));
    }

    [Theory, OnEveryDatabase]
    public async Task The_fifth_wrong_password_locks_the_account_for_a_while(TestDatabase database)
    {
        var api = await apis.On(database);
        var person = await Person.Registered(api);
        var visit = await person.SignedIn();
        var user = await visit.UserId();

        await Guess(person, times: 4);
        Assert.False(await api.IsLockedOut(user));
        Assert.Equal(HttpStatusCode.OK, (await person.SignIn()).StatusCode);
        await Guess(person, times: 5);

        Assert.True(await api.IsLockedOut(user));
        Assert.Equal(["LockedOut"], await api.SecurityEventsOf(user));
        await (await person.SignIn()).Refused(HttpStatusCode.Unauthorized, "accounts.wrong_credentials");
        await visit.Me();
    }

    [Theory, OnEveryDatabase]
    public async Task A_reset_lifts_what_wrong_passwords_caused(TestDatabase database)
    {
        var person = await Person.Registered(await apis.On(database));
        await Guess(person, times: 5);
        await person.Forget();

        Assert.Equal(HttpStatusCode.NoContent, (await person.Reset()).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await person.SignIn()).StatusCode);
    }

    [Theory, OnEveryDatabase]
    public async Task The_sixth_try_from_one_address_has_to_wait(TestDatabase database)
    {
        await using var api = Api.Started(await database.Create(), host => host.UseSetting("Accounts:SignInsPerAccount", $"{new AccountOptions().SignInsPerAccount}"));
        var person = Person.New(api);
        await Guess(person, times: 5);

        var sixth = await person.SignIn();

        await sixth.Refused(HttpStatusCode.TooManyRequests, "accounts.too_many_attempts");
        Assert.InRange(sixth.Headers.RetryAfter?.Delta?.TotalSeconds ?? 0, 1, 900);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Person.New(api).SignIn()).StatusCode);
    }

    private static async Task Guess(Person person, int times)
    {
        for (var time = 1; time <= times; time++) Assert.Equal(HttpStatusCode.Unauthorized, (await person.WithNewPassword().SignIn()).StatusCode);
    }

    /// <summary>The answer, to the byte, but for the trace id.</summary>
    private static async Task<string> Words(Person person)
    {
        var answer = await person.SignIn();
        await answer.Refused(HttpStatusCode.Unauthorized, "accounts.wrong_credentials");
        return TraceId().Replace($"{answer.Headers.CacheControl} {answer.Headers.WwwAuthenticate} {await answer.Content.ReadAsStringAsync()}", "", 1);
    }

    [GeneratedRegex("\"traceId\":\"[^\"]+\"", RegexOptions.NonBacktracking)]
    private static partial Regex TraceId();
}
