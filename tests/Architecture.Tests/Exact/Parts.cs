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
            .That().ResideInNamespace(house.Application).And().AreClasses()
            .And().Are(type => type.Interfaces.Any(face => face.FullName == typeof(ICommand<>).FullName || face.FullName == typeof(IQuery<>).FullName));

        /// <summary>What does the work of a request, without the steps around it.</summary>
        public PredicateList Handlers() => house.Types
            .That().ResideInNamespace(house.Application).And().AreNotGeneric().And().ImplementInterface(typeof(ICommandHandler<,>))
            .Or().ResideInNamespace(house.Application).And().AreNotGeneric().And().ImplementInterface(typeof(IQueryHandler<,>));

        /// <summary>Aggregate roots.</summary>
        public PredicateList Roots() => house.Types
            .That().ResideInNamespace(house.Domain).And().AreClasses().And().AreNotAbstract().And().Inherit(typeof(AggregateRoot<>));

        /// <summary>The full names of aggregate roots and of the classes they consist of.</summary>
        public HashSet<string> Entities()
        {
            var classes = house.Types.That().ResideInNamespace(house.Domain).And().AreClasses().And().AreNotRecords().GetTypes()
                .Select(type => type.FullName).ToHashSet(StringComparer.Ordinal);
            var roots = house.Roots().GetTypes();
            return [
                .. roots.Select(root => root.FullName),
                .. roots.SelectMany(root => root.Members).Where(member => member.Kind == MemberKind.Property).SelectMany(member => classes.Where(member.Type.Mentions)),
            ];
        }
    }

    /// <summary>The request that a handler handles.</summary>
    public static string RequestOf(CodeType handler) => handler.Interfaces
        .First(face => face.FullName == typeof(ICommandHandler<,>).FullName || face.FullName == typeof(IQueryHandler<,>).FullName)
        .Arguments[0].FullName;
}
