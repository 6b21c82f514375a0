using System.Net;
using CleanTemplate.WebApi.Tests.Host;
using CleanTemplate.WebApi.Tests.Logs;

namespace CleanTemplate.WebApi.Tests.Accounts;

/// <summary>Somebody with an e-mail address and a password, as one meets the API.</summary>
internal sealed record Person(Api Api, string Email, string Password)
{
    public static Person New(Api api) => new(api, SearchedLogs.OfThisRun.KeepSecret($"{Guid.NewGuid():N}@example.com"), NewPassword());

    public static string NewPassword() => SearchedLogs.OfThisRun.KeepSecret($"secret {Guid.NewGuid():N}");

    /// <summary>Somebody who may sign in.</summary>
    public static async Task<Person> Registered(Api api)
    {
        var person = New(api);
        await (await person.Register()).Body(HttpStatusCode.Accepted);
        await (await person.Confirm()).Body(HttpStatusCode.NoContent);
        return person;
    }

    public ReceivedMail Mail => ReceivedMail.To(Email)[0];

    public Person WithNewPassword() => this with { Password = NewPassword() };

    public Task<HttpResponseMessage> Register() => Api.Anonymous().Post("/api/v1/accounts", new { Email, Name = "Somebody", Password });

    /// <summary>By the link of the latest mail, unless another is given.</summary>
    public Task<HttpResponseMessage> Confirm((string User, string Token)? link = null) => Follow("confirmations", link ?? Mail.Link, password: null);

    public Task<HttpResponseMessage> Forget() => Api.Anonymous().Post("/api/v1/accounts/password-reset-mails", new { Email });

    /// <summary>To this password, by the link of the latest mail, unless another is given.</summary>
    public Task<HttpResponseMessage> Reset((string User, string Token)? link = null) => Follow("password-resets", link ?? Mail.Link, Password);

    public Task<HttpResponseMessage> SignIn(string? device = null) => Api.Anonymous().Post("/api/v1/sessions", new { Email, Password, device });

    public async Task<Visit> SignedIn(string? device = null) => await Visit.Of(Api, await SignIn(device));

    private Task<HttpResponseMessage> Follow(string page, (string User, string Token) link, string? password) =>
        Api.Anonymous().Post($"/api/v1/accounts/{page}", new { link.User, link.Token, password });
}
