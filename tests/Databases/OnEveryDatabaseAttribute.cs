using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace CleanTemplate.Databases;

/// <summary>
/// Runs a theory once on each database system. One that is not there is skipped with the reason, unless
/// REQUIRE_DATABASES, a list of such names or their beginnings, has it: then the test fails with the same words.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnEveryDatabaseAttribute : DataAttribute
{
    public override async ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        List<ITheoryDataRow> rows = [];
        foreach (var database in TestDatabase.Known)
            rows.Add(new TheoryDataRow(database) { Skip = IsRequired(database) ? null : await database.Missing() });
        return rows;
    }

    // A server is started for running tests, not for listing them.
    public override bool SupportsDiscoveryEnumeration() => false;

    private static bool IsRequired(TestDatabase database) => (Environment.GetEnvironmentVariable("REQUIRE_DATABASES") ?? "")
        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Any(required => database.Name.StartsWith(required, StringComparison.OrdinalIgnoreCase));
}
