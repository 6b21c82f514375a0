using CleanTemplate.Dev.Postgres;

namespace CleanTemplate.Dev.Tests.Postgres;

internal static class Requires
{
    private const string Name = "postgres";

    /// <summary>Skips the test where the server programs are missing, unless REQUIRE_DATABASES says that they must be there.</summary>
    public static PostgresPrograms Programs()
    {
        if (PostgresPrograms.Find() is { } programs) return programs;

        const string Reason = "PostgreSQL's server programs are not installed on this machine.";
        var required = (Environment.GetEnvironmentVariable("REQUIRE_DATABASES") ?? "").Split(',', StringSplitOptions.TrimEntries);
        Assert.SkipUnless(required.Contains(Name, StringComparer.OrdinalIgnoreCase), Reason);
        throw new InvalidOperationException($"{Reason} REQUIRE_DATABASES demands them.");
    }
}
