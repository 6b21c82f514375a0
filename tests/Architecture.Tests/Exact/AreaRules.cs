using CleanTemplate.Application.Common;
using CleanTemplate.Architecture.Rules.Model;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Architecture.Tests.Exact;

/// <summary>The parts of a house that rules speak of.</summary>
internal static class Parts
{
    extension(House house)
    {
        /// <summary>The business areas: what the use cases are grouped by.</summary>
        public HashSet<string> Areas() => [.. house.Types.That().ResideInNamespace(house.Application).GetTypes()
            .Select(type => type.Namespace[house.Application.Length..].Split('.').ElementAtOrDefault(1))
            .OfType<string>().Where(area => area != "Common")];

        /// <summary>Every command and query.</summary>
        public PredicateList Requests() => house.Types
            .That().ResideInNamespace(house.Root).And().AreNotInterfaces().And().Are(type => type.Interfaces.Any(IsRequest));

        /// <summary>What does the work of a request, without the steps around it.</summary>
        public PredicateList Handlers() => house.Types
            .That().ResideInNamespace(house.Root).And().AreNotGeneric().And().Are(type => type.Interfaces.Any(IsHandler));

        /// <summary>Aggregate roots.</summary>
        public PredicateList Roots() => house.Types.That().ResideInNamespace(house.Root).And().Inherit(typeof(AggregateRoot));

        /// <summary>The full names of aggregate roots, of the classes they consist of, and of the base classes of both.</summary>
        public HashSet<string> Entities()
        {
            var classes = house.Types.That().AreClasses().And().AreNotRecords().GetTypes()
                .ToLookup(type => type.FullName, StringComparer.Ordinal);
            HashSet<string> entities = new(StringComparer.Ordinal);
            Stack<CodeType> open = new(house.Roots().GetTypes());
            while (open.TryPop(out var entity))
            {
                if (!entities.Add(entity.FullName)) continue;
                var parts = State(entity).Select(member => member.Type).Concat(entity.BaseTypes).SelectMany(Named);
                foreach (var part in parts.SelectMany(name => classes[name])) open.Push(part);
            }
            return entities;
        }
    }

    /// <summary>The requests that a handler handles.</summary>
    public static IEnumerable<string> RequestsOf(CodeType handler) =>
        handler.Interfaces.Where(IsHandler).Select(face => face.Arguments[0].SourceName);

    /// <summary>What a request answers.</summary>
    public static TypeShape AnswerOf(CodeType request) => request.Interfaces.First(IsRequest).Arguments[0];

    /// <summary>What a type consists of.</summary>
    public static IEnumerable<CodeMember> State(CodeType type) => type.Members.Where(IsState);

    public static bool IsState(CodeMember member) => member.Kind is MemberKind.Property or MemberKind.Field;

    /// <summary>A type and its generic arguments or elements, at any depth.</summary>
    public static IEnumerable<TypeShape> Written(TypeShape type) => type.Arguments.SelectMany(Written).Prepend(type);

    /// <summary>The full names of a type and of its generic arguments or elements.</summary>
    public static IEnumerable<string> Named(TypeShape type) => Written(type).Select(part => part.SourceName);

    private static bool IsRequest(TypeShape face) =>
        face.FullName == typeof(ICommand<>).FullName || face.FullName == typeof(IQuery<>).FullName;

    private static bool IsHandler(TypeShape face) =>
        face.FullName == typeof(ICommandHandler<,>).FullName || face.FullName == typeof(IQueryHandler<,>).FullName;
}

/// <summary>Rule 5: business areas.</summary>
public sealed class AreaRules
{
    [Fact]
    public void Business_areas_are_free_of_cycles() => AreasAreFreeOfCycles(House.Own)
        .ShouldHold("two areas that need each other are one: neither is understood, changed or taken out alone");

    [Fact]
    public void Business_areas_meet_only_through_what_they_publish() => AreasMeetOnlyThroughWhatTheyPublish(House.Own)
        .ShouldHold("an area may change everything but its ids, events and ports without asking the others");

    internal static Rule AreasAreFreeOfCycles(House house) => Areas(house).ShouldBeFreeOfCycles();

    internal static Rule AreasMeetOnlyThroughWhatTheyPublish(House house)
    {
        // Records that a port takes or returns, and what these consist of.
        var named = house.Types.That().ResideInNamespace(house.Application).And().AreInterfaces().GetTypes()
            .SelectMany(port => port.Dependencies).ToHashSet(StringComparer.Ordinal);
        var spoken = house.Types.GetTypes().Where(type => type.IsRecord && named.Contains(type.FullName))
            .SelectMany(type => type.Dependencies.Append(type.FullName)).ToHashSet(StringComparer.Ordinal);
        return Areas(house).ShouldMeetOnlyThrough(type => IsPublished(house, type) || (spoken.Contains(type.FullName) && (type.IsRecord || type.IsEnum)));
    }

    // The area is named in every layer: Domain.Loans, Infrastructure.Persistence.Loans.
    private static Slices Areas(House house)
    {
        var areas = house.Areas();
        return house.Types.That().ResideInNamespace(house.Root).SlicedBy(type => type.Namespace.Split('.').FirstOrDefault(areas.Contains));
    }

    private static bool IsPublished(House house, CodeType type) =>
        type.Interfaces.Any(face => face.FullName == typeof(IId<>).FullName)
        || type.BaseTypes.Any(parent => parent.FullName == typeof(DomainEvent).FullName)
        || (type.IsInterface && type.Namespace.StartsWith($"{house.Application}.", StringComparison.Ordinal))
        || (type.IsStatic && type.Name.EndsWith("Rules", StringComparison.Ordinal));
}

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
