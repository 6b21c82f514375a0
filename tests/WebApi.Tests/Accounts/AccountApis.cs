using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.WebApi.Tests.Host;
using CleanTemplate.WebApi.Tests.Logs;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.WebApi.Tests.Accounts;

/// <summary>Hosts whose limits no test reaches by chance. What they keep as hashes must stand in no log either.</summary>
public sealed class AccountApis : Apis
{
    private static readonly string[] Hashes =
    [
        """SELECT "PasswordHash" AS "Value" FROM accounts WHERE "PasswordHash" IS NOT NULL""",
        """SELECT "SecurityStamp" AS "Value" FROM accounts WHERE "SecurityStamp" IS NOT NULL""",
        """SELECT "TokenHash" AS "Value" FROM sessions""",
    ];

    internal static IReadOnlyDictionary<string, string> Generous { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Accounts:SignInsPerAccount"] = "100000",
        ["Accounts:SignInsPerAddress"] = "100000",
        ["Accounts:RefreshesPerSession"] = "100000",
        ["Accounts:MailsPerRecipient"] = "100000",
        ["Accounts:MailsPerAddress"] = "100000",
    };

    internal static Api On(OwnDatabase database, bool leavesDatabase = false) => Api.Started(
        database,
        host =>
        {
            foreach (var (name, value) in Generous) host.UseSetting(name, value);
        },
        leavesDatabase);

    internal static async Task KeepHashesSecret(OwnDatabase database)
    {
        foreach (var query in Hashes)
        {
            foreach (var hash in await database.With((AppDbContext context) => context.Database.SqlQueryRaw<string>(query).ToListAsync()))
                SearchedLogs.OfThisRun.KeepSecret(hash);
        }
    }

    protected override Api Make(OwnDatabase database) => On(database);

    protected override Task Leave(Api api) => KeepHashesSecret(api.Database);
}
