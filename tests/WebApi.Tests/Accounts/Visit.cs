using System.Net;
using System.Text.Json;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.WebApi.Tests.Host;
using CleanTemplate.WebApi.Tests.Logs;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.WebApi.Tests.Accounts;

/// <summary>What somebody has who is signed in.</summary>
internal sealed record Visit(Api Api, string Session, string AccessToken, string RefreshToken)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public HttpClient Client => On(Api);

    public static async Task<Visit> Of(Api api, HttpResponseMessage answer)
    {
        var data = await answer.Data();
        return new(api, data.GetProperty("session").GetString()!, Secret("accessToken"), Secret("refreshToken"));

        string Secret(string name) => SearchedLogs.OfThisRun.KeepSecret(data.GetProperty(name).GetString()!);
    }

    public static async Task<Visit> OfStaff(Api api, string role = Roles.Admin)
    {
        var session = await RegisteredUsers.NewSession(api, await new RegisteredUsers().Create(api, role));
        return new(api, session.Session.ToString(), SearchedLogs.OfThisRun.KeepSecret(session.AccessToken), SearchedLogs.OfThisRun.KeepSecret(session.RefreshToken));
    }

    public HttpClient On(Api api)
    {
        var client = api.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", AccessToken);
        return client;
    }

    public Task<HttpResponseMessage> Refresh() => Api.Anonymous().Post("/api/v1/sessions/refresh", new { RefreshToken });

    public async Task<Visit> Refreshed() => await Of(Api, await Refresh());

    public async Task<JsonElement> Me() => await (await AskMe(Api)).Data();

    public async Task<string> UserId() => (await Me()).GetProperty("id").GetString()!;

    /// <summary>Waits until the access token is refused, for no longer than it may still be good.</summary>
    public async Task EndsOn(Api api)
    {
        var started = TimeProvider.System.GetTimestamp();
        while ((await AskMe(api)).StatusCode != HttpStatusCode.Unauthorized)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, "The access token is still good.");
            await Task.Delay(10);
        }
    }

    public Task Ends() => EndsOn(Api);

    /// <summary>The session itself is over: neither token is good.</summary>
    public async Task IsOver()
    {
        await Ends();
        await (await Refresh()).Refused(HttpStatusCode.Unauthorized, "accounts.session_ended");
    }

    private Task<HttpResponseMessage> AskMe(Api api) => On(api).GetAsync("/api/v1/accounts/me");
}

/// <summary>What the database keeps of an account.</summary>
internal static class History
{
    extension(Api api)
    {
        public Task<List<string>> SecurityEventsOf(string user)
        {
            var id = Guid.Parse(user);
            return api.Database.With((AppDbContext context) => context.Database.SqlQuery<string>(
                $"""SELECT "Kind" AS "Value" FROM security_events WHERE "User" = {id} ORDER BY "Id" ASC""").ToListAsync());
        }

        public Task<bool> IsLockedOut(string user)
        {
            var id = Guid.Parse(user);
            return api.Database.With(async (AppDbContext context) => await context.Database.SqlQuery<int>(
                $"""SELECT 1 AS "Value" FROM accounts WHERE "Id" = {id} AND "LockoutEnd" IS NOT NULL""").CountAsync() == 1);
        }
    }
}
