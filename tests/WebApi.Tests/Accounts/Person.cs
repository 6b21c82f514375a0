using System.Net;
using System.Text.RegularExpressions;
using CleanTemplate.WebApi.Tests.Access;
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
        await TestedUsers.OfThisHost.KeepHashesSecret(api.Database);
        return person;
    }

    /// <summary>The latest one.</summary>
    public async Task<ReceivedMail> Mail() => (await Mails())[0];

    /// <summary>Of the latest mail that has one: mails about other things may come between.</summary>
    public async Task<(string User, string Token)> Link() => (await Mails()).First(mail => mail.HasLink).Link;

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<ReceivedMail>> Mails()
    {
        await Api.Settled();
        return ReceivedMail.To(Email);
    }

    public Person WithNewPassword() => this with { Password = NewPassword() };

    public Task<HttpResponseMessage> Register() => Api.Anonymous().Post("/api/v1/accounts", new { Email, Name = "Somebody", Password });

    /// <summary>By the latest link, unless another is given.</summary>
    public async Task<HttpResponseMessage> Confirm((string User, string Token)? link = null) => await Follow("confirmations", link ?? await Link(), password: null);

    public Task<HttpResponseMessage> Forget() => Api.Anonymous().Post("/api/v1/accounts/password-reset-mails", new { Email });

    /// <summary>To this password, by the latest link, unless another is given.</summary>
    public async Task<HttpResponseMessage> Reset((string User, string Token)? link = null) => await Follow("password-resets", link ?? await Link(), Password);

    public Task<HttpResponseMessage> SignIn(string? device = null) => Api.Anonymous().Post("/api/v1/sessions", new { Email, Password, device });

    public async Task<Visit> SignedIn(string? device = null) => await Visit.Of(Api, await SignIn(device));

    private Task<HttpResponseMessage> Follow(string page, (string User, string Token) link, string? password) =>
        Api.Anonymous().Post($"/api/v1/accounts/{page}", new { link.User, link.Token, password });
}

/// <summary>A mail as its reader finds it in the pickup folder.</summary>
internal sealed partial record ReceivedMail(string MessageId, string Subject, string Text, string Html)
{
    /// <summary>The mails to this address, the latest first.</summary>
    public static IReadOnlyList<ReceivedMail> To(string email) =>
    [
        .. new DirectoryInfo(TestMails.Folder).GetFiles("*.eml")
            .OrderByDescending(file => file.LastWriteTimeUtc)
            .Select(file => File.ReadAllText(file.FullName))
            .Where(mail => mail.Contains($"\nTo: {email}\r\n", StringComparison.Ordinal))
            .Select(OpenedMail.Of)
            .Select(mail => new ReceivedMail(mail.MessageId, mail.Subject, mail.Text, mail.Html)),
    ];

    /// <summary>Whom the link of the mail is for, and its token.</summary>
    public (string User, string Token) Link => LinkIn(Text);

    public bool HasLink => Parts().IsMatch(Text);

    public static (string User, string Token) LinkIn(string text)
    {
        var link = Parts().Match(text);
        Assert.True(link.Success, $"There is no link in: {text}");
        return (link.Groups["user"].Value, SearchedLogs.OfThisRun.KeepSecret(Uri.UnescapeDataString(link.Groups["token"].Value)));
    }

    [GeneratedRegex(@"#user=(?<user>[0-9a-f-]{36})&token=(?<token>\S+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Parts();
}
