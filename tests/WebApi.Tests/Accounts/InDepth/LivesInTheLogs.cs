using System.Net;
using System.Text;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.WebApi.Tests.Access;
using CleanTemplate.WebApi.Tests.Host;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.WebApi.Tests.Accounts.InDepth;

/// <summary>What an account can go through, and what can go wrong meanwhile: the run fails when a secret of it is in a log.</summary>
public sealed class LivesInTheLogs
{
    [Theory, OnEveryDatabase]
    public async Task A_whole_life_with_its_accidents_leaves_no_secret_in_a_log(TestDatabase database)
    {
        await using var api = Api.Started(await database.Create());
        var person = await Person.Registered(api);
        await person.WithNewPassword().SignIn();
        await person.Register();
        var visit = await person.SignedIn();
        await (await visit.Refreshed()).Refreshed();
        Assert.Equal(HttpStatusCode.Unauthorized, (await visit.Refresh()).StatusCode);

        await person.Forget();
        var renewed = person.WithNewPassword();
        await renewed.Reset();
        visit = await renewed.SignedIn();
        var last = renewed.WithNewPassword();
        Assert.Equal(HttpStatusCode.NoContent, (await visit.Client.Put("/api/v1/accounts/me/password", new { Present = renewed.Password, Next = last.Password })).StatusCode);

        foreach (var body in (string[])[$$"""{"email":"{{last.Email}}","password":"{{last.Password}}""", $$"""{"email":["{{last.Email}}"],"password":["{{last.Password}}"]}""", $"\"{last.Password}\""])
        {
            using StringContent content = new(body, Encoding.UTF8, "application/json");
            Assert.Equal(HttpStatusCode.BadRequest, (await api.Anonymous().PostAsync("/api/v1/sessions", content)).StatusCode);
        }

        await TestedUsers.OfThisHost.KeepHashesSecret(api.Database);
        visit = await last.SignedIn();
        await Break(api.Database, """ALTER TABLE sessions DROP COLUMN "Device" """);
        Assert.Equal(HttpStatusCode.InternalServerError, (await last.SignIn()).StatusCode);
        Assert.Equal(HttpStatusCode.InternalServerError, (await visit.Refresh()).StatusCode);
        await Break(api.Database, """ALTER TABLE accounts DROP COLUMN "Name" """);
        Assert.Equal(HttpStatusCode.InternalServerError, (await last.SignIn()).StatusCode);
        Assert.Equal(HttpStatusCode.InternalServerError, (await Person.New(api).Register()).StatusCode);
    }

    [Theory, OnEveryDatabase]
    public async Task Two_that_register_one_address_at_once_leave_it_in_no_log(TestDatabase database)
    {
        await using var api = Api.Started(await database.Create());
        var person = Person.New(api);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => person.WithNewPassword().Register()));

        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.Conflict));
        await TestedUsers.OfThisHost.KeepHashesSecret(api.Database);
    }

    /// <summary>Every statement on the table fails from now on.</summary>
    private static Task<int> Break(OwnDatabase database, string change) => database.With((AppDbContext context) => context.Database.ExecuteSqlRawAsync(change));
}
