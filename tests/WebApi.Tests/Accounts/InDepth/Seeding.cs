using System.Net;
using System.Text.RegularExpressions;
using CleanTemplate.WebApi.Tests.CommandLine;
using CleanTemplate.WebApi.Tests.Host;
using CleanTemplate.WebApi.Tests.Logs;

namespace CleanTemplate.WebApi.Tests.Accounts.InDepth;

public sealed partial class Seeding
{
    private static readonly (string, string) Website = ("Accounts__Website", "https://www.example.com");

    [Theory, OnEveryDatabase]
    public async Task The_first_admin_gets_a_link_that_is_good_once(TestDatabase database)
    {
        await using var own = await database.Create();
        var run = await Executable.Run([Website], own, "seed", "admin", "--email", "x@example.com");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        await using var api = Api.Started(own, leavesDatabase: true);
        Person admin = new(api, "x@example.com", Person.NewPassword());
        var link = ReceivedMail.LinkIn(run.Output);

        Assert.Equal(HttpStatusCode.NoContent, (await admin.Reset(link)).StatusCode);

        var me = await (await admin.SignedIn()).Me();
        Assert.Equal("admin", Assert.Single(me.GetProperty("roles").EnumerateArray()).GetString());
        await (await admin.Reset(link)).Refused(HttpStatusCode.UnprocessableEntity, "accounts.invalid_link");
    }

    [Theory, OnEveryDatabase]
    public async Task Whoever_has_an_account_can_be_made_the_first_admin(TestDatabase database)
    {
        await using var own = await database.Create();
        await using var api = Api.Started(own, leavesDatabase: true);
        var person = await Person.Registered(api);
        var visit = await person.SignedIn();

        var run = await Executable.Run([Website], own, "seed", "admin", "--email", person.Email);

        Assert.Equal(0, run.ExitCode);
        await visit.Ends();
        var roles = (await (await visit.Refreshed()).Me()).GetProperty("roles").EnumerateArray().Select(role => role.GetString());
        Assert.Equal(["admin", "customer"], roles.Order(StringComparer.Ordinal));
    }

    [Theory, OnEveryDatabase]
    public async Task Development_starts_with_an_account_of_each_role_whose_password_is_told_once(TestDatabase database)
    {
        await using var own = await database.Create();
        var run = await Executable.Run([("DOTNET_ENVIRONMENT", "Development")], own, "seed");
        var again = await Executable.Run([("DOTNET_ENVIRONMENT", "Development")], own, "seed");
        var accounts = Accounts().Matches(run.Output).Select(account => (Email: account.Groups["email"].Value, Password: account.Groups["password"].Value)).ToList();
        await using var api = Api.Started(own, leavesDatabase: true);

        Assert.Equal(["admin@example.com", "manager@example.com", "customer@example.com"], accounts.Select(account => account.Email));
        foreach (var (email, password) in accounts)
        {
            var me = await (await new Person(api, email, SearchedLogs.OfThisRun.KeepSecret(password)).SignedIn()).Me();
            Assert.Equal(email.Split('@')[0], Assert.Single(me.GetProperty("roles").EnumerateArray()).GetString());
        }

        Assert.DoesNotMatch(Accounts(), again.Output);
    }

    [Theory, OnEveryDatabase]
    public async Task An_address_that_is_none_gets_no_account(TestDatabase database)
    {
        await using var own = await database.Create();

        Assert.Equal(2, (await Executable.Run([Website], own, "seed", "admin", "--email", "nobody")).ExitCode);
    }

    [GeneratedRegex(@"^Account: (?<email>\S+)  password: (?<password>\S+)\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Accounts();
}
