using System.Reflection;
using CleanTemplate.Architecture.Tests.Host;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CleanTemplate.Architecture.Tests.Catalog;

/// <summary>A new project has no aggregate, no relation, no amount and no list yet. Here the rules about them have something to look at.</summary>
public sealed class TheShopIsAsked
{
    [Fact]
    public void About_its_aggregates_on_every_database_system() =>
        Assert.Equal(DatabaseProvider.Known.Count, MappedEntities.OfTheHouse.Count(entity => entity.ClrType == typeof(Product)));

    [Fact]
    public void About_its_relations() => Assert.Contains(MappedEntities.OfTheHouse, entity => entity.GetForeignKeys().Any());

    [Fact]
    public void About_its_amounts() =>
        Assert.Contains(MappedEntities.OfTheHouse.SelectMany(entity => entity.GetFlattenedProperties()), property => property.ClrType == typeof(decimal));

    /// <summary>Rules that may find nothing in a new project find something here.</summary>
    [Fact]
    public void By_every_rule()
    {
        var rules = typeof(House).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Rules", StringComparison.Ordinal))
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic))
            .Where(method => method.ReturnType.IsAssignableTo(typeof(Rule)) && method.GetParameters() is [{ ParameterType: var parameter }] && parameter == typeof(House))
            .ToList();

        Assert.NotEmpty(rules);
        Assert.All(rules, rule => Assert.True(((Rule)rule.Invoke(null, [House.Own])!).GetResult().Subjects > 0, $"{rule.Name} looked at nothing."));
    }

    [Fact]
    public void About_its_lists() => Assert.NotEmpty(ListRequests.Of(OurTypes.OfTheHouse));
}
