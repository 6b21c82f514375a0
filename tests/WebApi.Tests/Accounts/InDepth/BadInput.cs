using System.Net;
using System.Text;
using CleanTemplate.WebApi.Tests.Host;

namespace CleanTemplate.WebApi.Tests.Accounts.InDepth;

public sealed class BadInput(Apis apis)
{
    private static readonly string[] Takers =
    [
        "POST /api/v1/accounts", "POST /api/v1/accounts/confirmations", "POST /api/v1/accounts/confirmation-mails", "POST /api/v1/accounts/password-reset-mails",
        "POST /api/v1/accounts/password-resets", "PUT /api/v1/accounts/me/name", "PUT /api/v1/accounts/me/password", "POST /api/v1/sessions", "POST /api/v1/sessions/refresh",
    ];

    private static readonly string[] Bodies =
    [
        "", "null", "[]", "7", "{", "{}", """{"email":null,"name":null,"password":null,"token":null,"user":null,"refreshToken":null,"present":null,"next":null}""",
        """{"email":7,"name":7,"password":7,"token":7,"user":7,"refreshToken":7,"present":7,"next":7}""",
        """{"email":"\u0000@example.com","name":"\u0000","password":"\u0000","token":"\u0000","user":"\u0000","present":"\u0000","next":"\u0000"}""",
        """{"email":"nobody","name":" ","password":"short","token":"","user":"00000000-0000-0000-0000-000000000000","refreshToken":"","present":"","next":""}""",
    ];

    [Theory, OnEveryDatabase]
    public async Task A_body_that_makes_no_sense_is_the_client_s_fault(TestDatabase database)
    {
        var visit = await Visit.OfStaff(await apis.On(database));
        List<string> wrong = [];

        foreach (var taker in Takers)
        {
            foreach (var body in Bodies)
            {
                using HttpRequestMessage request = new(new(taker.Split(' ')[0]), taker.Split(' ')[1]) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
                var answer = await visit.Client.SendAsync(request);
                if (answer.StatusCode != HttpStatusCode.BadRequest) wrong.Add($"{taker} with {body}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory, OnEveryDatabase]
    public async Task A_token_that_we_never_made_refreshes_and_confirms_nothing(TestDatabase database)
    {
        var api = await apis.On(database);
        var person = await Person.Registered(api);
        var (user, visit) = ((await person.Link()).User, await person.SignedIn());

        foreach (var token in (string[])["x", "é", "\0", visit.AccessToken, $"{visit.RefreshToken[..^1]}=", visit.RefreshToken[1..], $"{visit.RefreshToken[..^2]}AA"])
        {
            await (await (visit with { RefreshToken = token }).Refresh()).Refused(HttpStatusCode.Unauthorized, "accounts.session_ended");
            await (await person.Confirm((user, token))).Refused(HttpStatusCode.UnprocessableEntity, "accounts.invalid_link");
            await (await person.Reset((Guid.NewGuid().ToString(), token))).Refused(HttpStatusCode.UnprocessableEntity, "accounts.invalid_link");
        }

        await (await visit.Refreshed()).Me();
    }

    [Theory, OnEveryDatabase]
    public async Task An_id_that_is_none_is_the_client_s_fault(TestDatabase database)
    {
        var client = (await Visit.OfStaff(await apis.On(database))).Client;

        foreach (var id in (string[])["x", "7", "%00", "..%2f", "01990000-0000-7000-8000-00000000000g"])
        {
            foreach (var answer in new[] { await client.Delete($"/api/v1/sessions/{id}"), await client.GetAsync($"/api/v1/users/{id}"), await client.Put($"/api/v1/users/{id}/lock") })
                Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound, $"{id}: {(int)answer.StatusCode}");
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/api/v1/users?email=%00")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/api/v1/sessions?page=0")).StatusCode);
    }
}
