using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Tests.Exact;

/// <summary>Rule 4: what passes between the layers.</summary>
public sealed class PortRules
{
    [Fact]
    public void The_web_api_knows_neither_repositories_nor_entities() => TheWebApiKnowsNeitherRepositoriesNorEntities(House.Own)
        .ShouldHold("a contract that shows an entity changes with it, and a repository in an endpoint goes around the use case");

    [Fact]
    public void Ports_hand_out_neither_queries_nor_entities() => PortsHandOutNeitherQueriesNorEntities(House.Own)
        .ShouldHold("a query that leaves its port is completed, and fails, where nobody expects a database");

    internal static Rule TheWebApiKnowsNeitherRepositoriesNorEntities(House house)
    {
        var entities = house.Entities();
        return house.Types
            .That().ResideInNamespace(house.WebApi)
            .ShouldNot().HaveUses(use => entities.Contains(use.Type) || use.Type.EndsWith("Repository", StringComparison.Ordinal));
    }

    internal static Rule PortsHandOutNeitherQueriesNorEntities(House house)
    {
        var entities = house.Entities();
        return house.Types
            .That().ResideInNamespace(house.Application).And().ArePublic()
            .ShouldNot().HaveUses(use => IsSignature(use)
                && (entities.Contains(use.Type) || use.Type is "System.Linq.IQueryable" or "Microsoft.EntityFrameworkCore.DbSet"));
    }

    // Bodies are nobody's business. Without a member, it is what the type itself implements: a query for something.
    private static bool IsSignature(CodeUse use) =>
        use.Member is null || use.Kind is UseKind.Property or UseKind.Parameter or UseKind.Return;
}
