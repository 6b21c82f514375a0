using CleanTemplate.Architecture.Benchmark.Kernel;
using CleanTemplate.Architecture.Rules;
using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Benchmark;

/// <summary>Twenty-five rules as a house has them; two of them fail, at one feature in a hundred.</summary>
internal static class HouseRules
{
    private const string Kernel = "CleanTemplate.Architecture.Benchmark.Kernel";
    private const string Domain = "Shop.Domain", Application = "Shop.Application", Infrastructure = "Shop.Infrastructure", WebApi = "Shop.WebApi";

    public static (int Types, int Violations) Ask(string file)
    {
        var types = Types.FromFile(file);
        IReadOnlyList<Rule> rules = [.. Layers(types), .. Roles(types), .. Shapes(types), .. Members(types), .. Slices(types)];
        var results = rules.Select(rule => rule.GetResult()).ToList();
        var failed = results.Where(result => !result.IsSuccessful).ToList();
        if (rules.Count != 25 || failed.Count != 2 || failed.Exists(result => result.Doubts.Count > 0))
            throw new InvalidOperationException($"{rules.Count} rules, and these failed:\n{string.Join('\n', failed)}");
        return (types.GetTypes().Count, failed.Sum(result => result.Violations.Count));
    }

    private static IEnumerable<Rule> Layers(Types types) =>
    [
        types.That().ResideInNamespace(Domain).ShouldNot().HaveDependencyOnAny(Application, Infrastructure, WebApi),
        types.That().ResideInNamespace(Application).ShouldNot().HaveDependencyOnAny(Infrastructure, WebApi),
        types.That().ResideInNamespace(Infrastructure).ShouldNot().HaveDependencyOn(WebApi),
        types.That().ResideInNamespace(Domain).Should().OnlyHaveDependenciesOn(Domain, Kernel, "System"),
        types.That().ResideInNamespace(Application).Should().OnlyHaveDependenciesOn(Application, Domain, Kernel, "System"),
        types.That().ResideInNamespace(Domain).Or().ResideInNamespace(Application).ShouldNot().HaveDependencyOnAny("System.IO", "System.Net.Http", "System.Console"),
        types.That().ResideInNamespace(Application).ShouldNot().HaveDependencyOnAny("System.DateTimeOffset.UtcNow", "System.DateTime.UtcNow", "System.Guid.NewGuid"),
    ];

    private static IEnumerable<Rule> Roles(Types types) =>
    [
        types.That().ImplementInterface(typeof(ICommandHandler<,>)).Should().HaveNameEndingWith("Handler").And().ResideInNamespace(Application),
        types.That().HaveNameEndingWith("Handler").Should().ImplementInterface(typeof(ICommandHandler<,>)),
        types.That().Inherit(typeof(Validator<>)).Should().HaveNameEndingWith("Validator"),
        types.That().HaveNameEndingWith("Repository").And().AreClasses().Should().ImplementInterface(typeof(IRepository<>)).And().ResideInNamespace(Infrastructure),
        types.That().AreInterfaces().Should().HaveNameMatching("^I[A-Z]"),
        types.That().ResideInNamespaceMatching(@"^Shop\.\w+\.Area\d+$").And().AreClasses().Should().HaveNameMatching("Product[0-9]+"),
    ];

    private static IEnumerable<Rule> Shapes(Types types) =>
    [
        types.That().HaveNameEndingWith("Handler").And().AreClasses().Should().BeSealed().And().NotBePublic(),
        types.That().Inherit(typeof(DomainEvent)).Should().BeImmutable().And().BeRecords(),
        types.That().ImplementInterface(typeof(ICommand<>)).Should().HaveCustomAttribute(typeof(RequirePermissionAttribute)),
        types.That().Inherit(typeof(Entity<>)).Should().BeSealed(),
        types.That().AreRecords().Should().BeImmutable(),
        types.That().AreEnums().ShouldNot().BeNested(),
    ];

    private static IEnumerable<Rule> Members(Types types) =>
    [
        types.That().ResideInNamespace(Domain).ShouldNot().HaveMembers("has a public setter", member => member.IsPubliclyWritable),
        types.That().ResideInNamespace(Application).ShouldNot().HaveMembers("is async void", member => member.IsAsync && member.Type.FullName == "System.Void"),
        types.That().ResideInNamespace(Application).And().AreInterfaces()
            .ShouldNot().HaveMembers("lets a query out", member => member.Type.Mentions("System.Linq.IQueryable`1")),
        types.That().HaveNameEndingWith("Handler").ShouldNot().HaveUses(use => use.Kind == UseKind.Call && use.Target == "System.Threading.Tasks.Task.Wait"),
    ];

    private static IEnumerable<Rule> Slices(Types types)
    {
        var areas = types.That().ResideInNamespace("Shop").SlicedBy(type => type.Namespace[(type.Namespace.LastIndexOf('.') + 1)..]);
        return [areas.ShouldBeFreeOfCycles(), areas.ShouldMeetOnlyThrough(type => type.IsRecord || type.IsEnum)];
    }
}
